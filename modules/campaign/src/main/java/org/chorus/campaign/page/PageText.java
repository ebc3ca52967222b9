package org.chorus.campaign.page;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;

/**
 * What somebody writes on a page.
 *
 * @param own the parts that are the page's own; all others follow the common page. The common page,
 *     and a page without a common one in its language, have nothing to follow: all is their own
 */
public record PageText(Content content, Set<ContentPart> own) {

  private static final Set<ContentPart> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(ContentPart.class));

  public PageText {
    Set<ContentPart> inheritable = EnumSet.noneOf(ContentPart.class);
    own.stream().filter(ContentPart::isInheritable).forEach(inheritable::add);
    own = Collections.unmodifiableSet(inheritable);
  }

  /** A page that follows no other in anything. */
  public static PageText whole(Content content) {
    return new PageText(content, ALL);
  }

  PageText in(String language) {
    return new PageText(content.with(ContentField.LANGUAGE, language), own);
  }

  /** As it reads where {@code common} is the common page. */
  PageText over(Content common) {
    return new PageText(content.over(common, own), own);
  }
}
