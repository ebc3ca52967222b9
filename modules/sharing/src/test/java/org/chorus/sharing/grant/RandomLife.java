package org.chorus.sharing.grant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.chorus.campaign.CoOwnedPages;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.SettingOutcome;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.InviteOutcome;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.ProposalOutcome;
import org.chorus.coalition.ProposeOutcome;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.SeatId;
import org.chorus.sharing.grant.GrantsModel.Partner;
import org.chorus.sharing.grant.GrantsModel.Version;
import org.chorus.signature.Confirmations;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.signature.Withdrawals;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A coalition of four, of which anything can happen that people and partners can do, through the
 * services as in life; and the same is told to a {@link GrantsModel}.
 */
final class RandomLife {

  private final ApplicationContext house;
  private final WholeDatabase stored;
  private final TransactionOperations transactions;
  private final ManualClock clock;
  private final Coalitions coalitions;
  private final Random random;
  private final Map<OrganizationId, Actor> actors = new LinkedHashMap<>();

  final JointCampaign joint;
  final PoolId pool;
  final GrantsModel model;

  /** Pages that stand open in somebody's browser since before, and ask what they asked then. */
  private final Map<String, PublishedPage> open = new HashMap<>();

  /** What happened, in words. */
  final List<String> log = new ArrayList<>();

  RandomLife(
      ApplicationContext house,
      WholeDatabase stored,
      TransactionOperations transactions,
      ManualClock clock,
      long seed) {
    this.house = house;
    this.stored = stored;
    this.transactions = transactions;
    this.clock = clock;
    this.coalitions = house.getBean(Coalitions.class);
    random = new Random(seed);
    SharingTerms first = anyTerms();
    joint = new JointCampaign(house, "model" + seed, first);
    boolean onlyConfirmedCount = random.nextBoolean();
    model = new GrantsModel(onlyConfirmedCount);
    model.versions.add(new Version(1, clock.instant(), first));
    member("rivers", joint.ines);
    clock.advance(Duration.ofMinutes(1));
    member("rights", joint.maja);
    member("third", joint.partner("third"));
    member("fourth", joint.partner("fourth"));
    readSeats();
    CampaignId petition = joint.petition("dam");
    if (onlyConfirmedCount) {
      assertThat(
              house
                  .getBean(CampaignSettings.class)
                  .chooseCounting(joint.ines, petition, Counting.WHEN_CONFIRMED))
          .isEqualTo(new SettingOutcome.Done());
    }
    CoOwnedPages.publish(house, joint, petition, List.copyOf(actors.values()));
    pool = joint.overview(petition).pool();
  }

  private void member(String name, Actor actor) {
    actors.put(actor.organization(), actor);
    model.partners.put(
        actor.organization(), new Partner(name, actor.organization(), clock.instant()));
  }

  /** When whom, as the services wrote it down. */
  private void readSeats() {
    stored
        .sql(
            "select organization_id, state, since, joined_at, convening_since from seat where coalition_id = ?")
        .param(joint.coalition.value())
        .query(
            row -> {
              Partner partner =
                  requireNonNull(
                      model.partners.get(
                          new OrganizationId(row.getObject("organization_id", UUID.class))));
              partner.active = Set.of("ACTIVE", "SUSPENDED").contains(row.getString("state"));
              partner.suspended = row.getString("state").equals("SUSPENDED");
              partner.joined = row.getTimestamp("joined_at").toInstant();
              partner.takesPartSince = row.getTimestamp("since").toInstant();
              partner.convenesSince =
                  row.getTimestamp("convening_since") == null
                      ? null
                      : row.getTimestamp("convening_since").toInstant();
            });
  }

  /** One event; time has passed since the last. */
  void somethingHappens() {
    clock.advance(Duration.ofMinutes(1 + random.nextInt(40)));
    int what = random.nextInt(100);
    if (what < 66) {
      somebodySigns();
    } else if (what < 78) {
      somebodyConfirms();
    } else if (what < 84) {
      somebodyWithdraws();
    } else if (what < 86) {
      somebodyIsErased();
    } else if (what < 90) {
      aPartnerIsSuspendedOrReinstated();
    } else if (what < 94) {
      aPartnerLeavesOrComesBack();
    } else if (what < 96) {
      anotherConvenes();
    } else {
      termsChange();
    }
  }

  private SharingTerms anyTerms() {
    SharingRule rule = any(SharingRule.values());
    SharingTerms terms = SharingTerms.of(rule);
    if (terms.leaveOrganicOpen()) {
      terms = terms.with(any(OrganicRule.values()));
    }
    if (terms.canBeLimited() && random.nextInt(3) == 0) {
      terms = terms.cappedAt(1 + random.nextInt(12));
    }
    if (terms.canBeLimited() && random.nextInt(4) == 0) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      terms =
          terms.within(
              random.nextBoolean()
                  ? SharingWindow.until(today.plusDays(1 + random.nextInt(4)))
                  : SharingWindow.from(today.plusDays(random.nextInt(3))));
    }
    return terms;
  }

  private <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private Partner anyPartner() {
    return any(model.partners.values().toArray(Partner[]::new));
  }

  private Optional<String> anybody() {
    List<String> all = List.copyOf(model.people.keySet());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  private void somebodySigns() {
    boolean common = random.nextInt(3) == 0;
    Partner partner = anyPartner();
    String where = common ? "the common page" : partner.name;
    Optional<PublishedPage> page =
        random.nextInt(8) == 0 && open.containsKey(where)
            ? Optional.of(requireNonNull(open.get(where)))
            : common ? Optional.of(joint.commonPage("dam")) : pageOf(partner);
    page.ifPresent(shown -> open.put(where, shown));
    if (page.isEmpty()) {
      return; // it left
    }
    String name = "p" + random.nextInt(90);
    Map<ConsentTextId, Boolean> answers = new HashMap<>();
    Map<OrganizationId, Boolean> said = new HashMap<>();
    page.get()
        .asks()
        .forEach(
            ask -> {
              boolean yes = random.nextInt(10) < 7;
              answers.put(ask.text(), yes);
              said.put(ask.organization().id(), yes);
            });
    house
        .getBean(Signing.class)
        .sign(
            new SignRequest(
                page.get(), new PersonName(name), new PersonName("Doe"), address(name), answers));
    model.comes(name, common ? null : partner.id, said, clock.instant());
    log.add(name + " signs on " + where + ": " + said);
  }

  private Optional<PublishedPage> pageOf(Partner partner) {
    return house
        .getBean(PublishedPages.class)
        .findPartners(
            joint.slug("dam"),
            coalitions.get(joint.coalition).seatOf(partner.id).organization().alias(),
            Optional.of("en"));
  }

  private EmailAddress address(String name) {
    return new EmailAddress(name + "@" + joint.slug("x") + ".example.org");
  }

  private LinkToken link(String name) {
    long signature =
        stored
            .sql("select id from signature where email = ?")
            .param(address(name).value())
            .query(Long.class)
            .single();
    return requireNonNull(
        transactions.execute(begun -> house.getBean(Confirmations.class).issue(signature)));
  }

  private void somebodyConfirms() {
    anybody()
        .ifPresent(
            name -> {
              GrantsModel.Person person = requireNonNull(model.people.get(name));
              if (!person.withdrawn && person.confirmed == null) {
                house.getBean(Confirmations.class).confirm(link(name));
                person.confirmed = clock.instant();
                log.add(name + " confirms");
              }
            });
  }

  private void somebodyWithdraws() {
    anybody()
        .ifPresent(
            name -> {
              house.getBean(Withdrawals.class).withdraw(link(name));
              requireNonNull(model.people.get(name)).withdrawn = true;
              log.add(name + " withdraws");
            });
  }

  private void somebodyIsErased() {
    anybody()
        .ifPresent(
            name -> {
              house.getBean(Withdrawals.class).erase(link(name));
              model.erase(name);
              log.add(name + " is erased");
            });
  }

  private void aPartnerIsSuspendedOrReinstated() {
    Partner partner = anyPartner();
    if (partner.active && !partner.id.equals(joint.rivers.id())) {
      SeatOutcome outcome =
          partner.suspended
              ? house.getBean(Seats.class).reinstate(joint.ines, joint.coalition, seat(partner))
              : house
                  .getBean(Seats.class)
                  .suspend(joint.ines, joint.coalition, seat(partner), "for a while");
      log.add(partner.name + " is suspended or reinstated: " + outcome);
      readSeats();
    }
  }

  private SeatId seat(Partner partner) {
    return coalitions.get(joint.coalition).seatOf(partner.id).seat();
  }

  private void aPartnerLeavesOrComesBack() {
    Partner partner = anyPartner();
    if (partner.id.equals(joint.rivers.id()) || partner.suspended) {
      return;
    }
    Actor actor = requireNonNull(actors.get(partner.id));
    if (partner.active) {
      log.add(
          partner.name
              + " leaves: "
              + house.getBean(Seats.class).leave(actor, joint.coalition, ""));
    } else {
      assertThat(
              coalitions.invite(
                  joint.ines,
                  joint.coalition,
                  coalitions.get(joint.coalition).seatOf(partner.id).organization().alias()))
          .isEqualTo(new InviteOutcome.Invited());
      assertThat(coalitions.accept(actor, joint.coalition, model.versions.getLast().number()))
          .isEqualTo(new AnswerOutcome.Joined());
      log.add(partner.name + " comes back");
    }
    readSeats();
  }

  private void anotherConvenes() {
    Partner partner = anyPartner();
    log.add(
        partner.name
            + " convenes: "
            + house.getBean(Seats.class).makeConvening(joint.ines, joint.coalition, seat(partner)));
    if (random.nextBoolean() && partner.active && !partner.suspended) {
      // and Rivers itself anew, so that somebody convenes whom the test knows
      Actor actor = requireNonNull(actors.get(partner.id));
      house.getBean(Seats.class).handOver(joint.ines, joint.coalition, seat(partner));
      clock.advance(Duration.ofMinutes(5));
      log.add(
          "Rivers convenes again: "
              + house
                  .getBean(Seats.class)
                  .makeConvening(
                      actor,
                      joint.coalition,
                      coalitions.get(joint.coalition).seatOf(joint.rivers.id()).seat()));
    }
    readSeats();
  }

  private void termsChange() {
    ProposeOutcome outcome =
        house
            .getBean(TermsProposals.class)
            .propose(
                joint.ines,
                joint.coalition,
                model.versions.getLast().number(),
                anyTerms(),
                AdoptionRule.CONVENERS,
                PartnerOrder.ALPHABETICAL,
                "");
    if (!(outcome instanceof ProposeOutcome.Proposed(int version))) {
      return;
    }
    for (Partner partner : model.partners.values()) {
      if (partner.active
          && !partner.suspended
          && house
                  .getBean(TermsProposals.class)
                  .accept(requireNonNull(actors.get(partner.id)), joint.coalition, version)
              instanceof ProposalOutcome.Adopted) {
        SharingTerms adopted =
            house.getBean(TermsProposals.class).adopted(joint.ines, joint.coalition).stream()
                .filter(terms -> terms.terms().version() == version)
                .findFirst()
                .orElseThrow()
                .terms()
                .sharing();
        model.versions.add(new Version(version, clock.instant(), adopted));
        log.add("version " + version + ": " + adopted);
        return;
      }
    }
    house.getBean(TermsProposals.class).withdraw(joint.ines, joint.coalition, version);
  }

  /** Whether to look whether all agrees. */
  boolean isTimeToLook() {
    return random.nextInt(12) == 0;
  }
}
