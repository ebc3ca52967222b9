package org.chorus.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.access.Role;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.LinkOutcome;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.Arrival;
import org.chorus.signature.Arrivals;

/** The links that the demo's partners spread: one on each of their busiest ways. */
final class DemoLinks {

  private record Spread(Channel channel, String name) {}

  private static final List<Spread> SPREAD =
      List.of(
          new Spread(Channel.EMAIL, "Mailing to all members"),
          new Spread(Channel.SOCIAL, "Posts of the first week"),
          new Spread(Channel.PRINT, "Poster in libraries"));

  private final DemoStaff staff;
  private final CampaignLinks links;
  private final Arrivals arrivals;
  private final Map<Way, Arrival> known = new HashMap<>();

  DemoLinks(DemoStaff staff, CampaignLinks links, Arrivals arrivals) {
    this.staff = staff;
    this.links = links;
    this.arrivals = arrivals;
  }

  /** Makes those to a partner's page that are missing. */
  void ensure(PublishedPage page) {
    page.organization().ifPresent(partner -> ensure(page, partner));
  }

  private void ensure(PublishedPage page, OrganizationProfile partner) {
    Actor campaigner = staff.with(Role.CAMPAIGNER, partner.alias());
    List<CampaignLink> there = links.of(campaigner, page.campaign());
    for (Spread spread : SPREAD) {
      if (there.stream().noneMatch(link -> link.name().equals(spread.name()))
          && !(links.make(campaigner, page.campaign(), spread.name(), spread.channel())
              instanceof LinkOutcome.Done)) {
        throw new IllegalStateException("a link of the demo was refused");
      }
    }
  }

  private record Way(CampaignId campaign, Optional<OrganizationProfile> partner, Channel channel) {}

  /** How somebody comes on this way: by the partner's link where it spreads one. */
  Arrival arrival(PublishedPage page, Channel channel) {
    return known.computeIfAbsent(
        new Way(page.campaign(), page.organization(), channel), way -> find(page, channel));
  }

  private Arrival find(PublishedPage page, Channel channel) {
    return page.organization()
        .flatMap(partner -> link(page, partner, channel))
        .flatMap(link -> arrivals.by(link.code().value(), page))
        .orElseGet(() -> Arrival.by(channel));
  }

  private Optional<CampaignLink> link(
      PublishedPage page, OrganizationProfile partner, Channel channel) {
    return links.of(staff.with(Role.CAMPAIGNER, partner.alias()), page.campaign()).stream()
        .filter(link -> link.channel() == channel)
        .findFirst();
  }
}
