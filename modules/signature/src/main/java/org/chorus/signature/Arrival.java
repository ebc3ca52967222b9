package org.chorus.signature;

import java.util.Optional;
import java.util.OptionalLong;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.FollowedLink;
import org.chorus.campaign.link.LinkId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.OrganizationId;

/**
 * How a person came to a page, and so who is credited with them: the partner whose page it is; on
 * the common page, which is nobody's, the partner whose link they followed, or the one that was
 * credited with the visit of the supporter who passed the page on. Looked up when the person signs,
 * and never again.
 *
 * @param bringer the partner behind the link or the supporter
 * @param link that a partner spread
 * @param sharer the Signature of the supporter who passed the page on
 */
public record Arrival(
    Channel channel, Optional<OrganizationId> bringer, Optional<LinkId> link, OptionalLong sharer) {

  /** By nothing that is known here but the way. */
  public static Arrival by(Channel channel) {
    return new Arrival(channel, Optional.empty(), Optional.empty(), OptionalLong.empty());
  }

  static Arrival by(FollowedLink link) {
    return new Arrival(
        link.channel(),
        Optional.of(link.organization()),
        Optional.of(link.id()),
        OptionalLong.empty());
  }

  static Arrival by(long sharer, Optional<OrganizationId> bringer) {
    return new Arrival(Channel.SUPPORTER, bringer, Optional.empty(), OptionalLong.of(sharer));
  }

  /** Whom a Signature is credited to that is given on this page. */
  public Optional<OrganizationId> creditOn(PublishedPage page) {
    return page.organization().map(partner -> partner.id()).or(() -> bringer);
  }

  /** Whether its link, if it has one, counts on this page: there is one partner to be credited. */
  boolean countsOn(PublishedPage page) {
    return link.isEmpty() || creditOn(page).equals(bringer);
  }
}
