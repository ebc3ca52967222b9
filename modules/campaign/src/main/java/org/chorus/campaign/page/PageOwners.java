package org.chorus.campaign.page;

import java.util.UUID;
import org.chorus.kernel.OrganizationId;
import org.jspecify.annotations.Nullable;

/** {@link PageOwner} as the column {@code organization_id}, which is null for the common page. */
public final class PageOwners {

  private PageOwners() {}

  public static @Nullable UUID column(PageOwner owner) {
    return switch (owner) {
      case PageOwner.Everybody() -> null;
      case PageOwner.Partner(OrganizationId organization) -> organization.value();
    };
  }

  public static PageOwner owner(@Nullable UUID column) {
    return column == null
        ? new PageOwner.Everybody()
        : new PageOwner.Partner(new OrganizationId(column));
  }
}
