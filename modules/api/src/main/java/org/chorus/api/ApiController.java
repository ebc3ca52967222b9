package org.chorus.api;

import static org.chorus.access.Permission.READ_NUMBERS;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chorus.access.Access;
import org.chorus.access.Role;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.kernel.Actor;
import org.chorus.organization.Organizations;
import org.chorus.organization.machine.MachineClient;
import org.chorus.signature.Numbers;
import org.chorus.signature.PoolNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a machine client can ask: who it is, and how its Organization's Campaigns are doing. */
@RestController
class ApiController {

  static final String ROOT = "/api/v1";

  private static final String CAMPAIGNS = ROOT + "/campaigns";
  private static final int MAX_PAGE = 100;

  private final Organizations organizations;
  private final Campaigns campaigns;
  private final Numbers numbers;
  private final Access access;

  ApiController(Organizations organizations, Campaigns campaigns, Numbers numbers, Access access) {
    this.organizations = organizations;
    this.campaigns = campaigns;
    this.numbers = numbers;
    this.access = access;
  }

  /**
   * Who asks.
   *
   * @param until when the client ends by itself
   */
  record Self(
      String client,
      String name,
      OrganizationName organization,
      List<String> roles,
      Instant until,
      Map<String, String> links) {}

  record OrganizationName(String alias, String name) {}

  @GetMapping(ROOT)
  Self self(Machine machine) {
    Actor actor = machine.work().actor();
    access.requireMember(actor);
    MachineClient client = machine.work().client();
    return new Self(
        client.id().clientId(),
        client.name(),
        organizations
            .find(actor.organization())
            .map(own -> new OrganizationName(own.alias().value(), own.name()))
            .orElseThrow(),
        client.roles().stream().map(ApiController::word).toList(),
        client.until(),
        Map.of("self", ROOT, "campaigns", CAMPAIGNS));
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /**
   * One page of Campaigns, newest first.
   *
   * @param next where the page after it is; empty on the last
   */
  record CampaignPage(List<CampaignItem> campaigns, Optional<String> next) {}

  /**
   * A Campaign in which the client's Organization takes part.
   *
   * @param poolTotal how many people signed in its pool, which Campaigns of a Coalition may share
   * @param poolOwn those among them that are credited to the client's Organization
   */
  record CampaignItem(
      String id,
      String slug,
      String name,
      String kind,
      String state,
      String coalition,
      String pool,
      Instant createdAt,
      Optional<Instant> publishedAt,
      long poolTotal,
      long poolOwn) {}

  @GetMapping(CAMPAIGNS)
  CampaignPage campaigns(
      Machine machine,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    Actor actor = machine.work().actor();
    access.require(actor, READ_NUMBERS);
    List<CampaignOverview> all = campaigns.of(actor);
    int from = after == null ? 0 : placeOf(after, all) + 1;
    int to = Math.min(all.size(), from + Math.clamp(limit, 1, MAX_PAGE));
    Optional<String> next =
        to < all.size()
            ? Optional.of(CAMPAIGNS + "?after=" + all.get(to - 1).id() + "&limit=" + (to - from))
            : Optional.empty();
    return new CampaignPage(
        all.subList(from, to).stream().map(campaign -> item(actor, campaign)).toList(), next);
  }

  /** The cursor is the id of the last Campaign seen, among those that the client may see. */
  private static int placeOf(String after, List<CampaignOverview> all) {
    return IntStream.range(0, all.size())
        .filter(place -> all.get(place).id().toString().equals(after))
        .findFirst()
        .orElseThrow(NoSuchCursor::new);
  }

  private CampaignItem item(Actor actor, CampaignOverview campaign) {
    PoolNumbers counted = numbers.of(actor, campaign.coalition(), campaign.pool());
    return new CampaignItem(
        campaign.id().toString(),
        campaign.slug().value(),
        campaign.name(),
        campaign.kind().name().toLowerCase(Locale.ROOT),
        campaign.state().name().toLowerCase(Locale.ROOT),
        campaign.coalitionName(),
        campaign.pool().toString(),
        campaign.createdAt(),
        campaign.publishedAt(),
        counted.total(),
        counted.own());
  }

  /** Behind this door everything that is not there is told to machines, not to people. */
  @RequestMapping({"/api", "/api/**"})
  ResponseEntity<ProblemDetail> nothing() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.of(HttpStatus.NOT_FOUND, "There is nothing here."));
  }
}
