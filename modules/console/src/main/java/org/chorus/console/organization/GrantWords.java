package org.chorus.console.organization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.access.Assignment;
import org.chorus.access.Reason;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;

/** Where and until when roles hold, with the names that one Actor may know. */
final class GrantWords {

  private final Map<CampaignId, String> campaigns;
  private final Map<CoalitionId, String> coalitions;
  private final Reader reader;

  GrantWords(Actor actor, Campaigns campaigns, Coalitions coalitions, Reader reader) {
    this.campaigns =
        campaigns.of(actor).stream()
            .collect(Collectors.toMap(CampaignOverview::id, CampaignOverview::name));
    this.coalitions =
        coalitions.of(actor).stream()
            .collect(Collectors.toMap(CoalitionOverview::id, CoalitionOverview::name));
    this.reader = reader;
  }

  /** The role, and what narrows it. */
  String of(Assignment what) {
    return Stream.of(
            Optional.of(what.role().title()),
            what.coalition().map(this::name),
            what.campaign().map(this::name),
            what.until().map(end -> "until " + reader.moment(end)),
            what.group().map(path -> "by group " + path))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  String of(Reason.Where where) {
    return switch (where) {
      case Reason.Where.Platform() -> "Everywhere";
      case Reason.Where.WholeOrganization() -> "Your organization";
      case Reason.Where.Convened(CoalitionId coalition) -> name(coalition);
      case Reason.Where.OneCampaign(CampaignId campaign) -> name(campaign);
    };
  }

  /** The grant that a permission comes from, and where it is not the role alone. */
  String because(Reason reason) {
    boolean bySeat =
        reason.where() instanceof Reason.Where.Convened
            && reason.grant().what().coalition().isEmpty();
    return of(reason.grant().what())
        + (bySeat ? ", and your organization convenes there" : "")
        + givenBy(reason.grant().givenBy(), reader.date(reason.grant().givenAt()));
  }

  private static String givenBy(String name, String day) {
    return ". Given " + (name.isEmpty() ? "" : "by " + name + " ") + "on " + day;
  }

  /** Those to choose from, by name. */
  List<CampaignId> campaigns() {
    return campaigns.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  String name(CampaignId campaign) {
    return campaigns.getOrDefault(campaign, "a campaign that you take no part in now");
  }

  private String name(CoalitionId coalition) {
    return coalitions.getOrDefault(coalition, "a coalition that you take no part in now");
  }
}
