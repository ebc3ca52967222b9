package org.chorus.console.page;

import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;

/** Where the console shows a page. */
public final class PageLinks {

  private PageLinks() {}

  /** Where it is written, by those who may. */
  public static String editor(PageEdition edition) {
    return "campaigns/"
        + edition.campaign()
        + switch (edition.owner()) {
          case PageOwner.Everybody() -> "/pages/common/";
          case PageOwner.Partner(var ignored) -> "/pages/own/";
        }
        + edition.language();
  }

  /** What it would look like if it were published now. */
  public static String preview(PageEdition edition) {
    return "campaigns/"
        + edition.campaign()
        + "/preview/"
        + switch (edition.owner()) {
          case PageOwner.Everybody() -> "common";
          case PageOwner.Partner(var organization) -> organization.toString();
        }
        + "/"
        + edition.language();
  }
}
