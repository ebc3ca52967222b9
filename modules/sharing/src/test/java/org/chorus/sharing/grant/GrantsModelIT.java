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
import java.util.TreeSet;
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
import org.chorus.sharing.grant.GrantsModel.Received;
import org.chorus.sharing.grant.GrantsModel.Version;
import org.chorus.signature.Confirmations;
import org.chorus.signature.Numbers;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.signature.Withdrawals;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Random lives of a coalition of four, through the services as in life: people sign, come again,
 * confirm, take back and erase; partners are suspended, leave, come back and convene; Terms change.
 * Whenever grants are settled they agree with {@link GrantsModel} one by one, and with what comes
 * out when everything is computed from nothing.
 */
@HouseTest
@SuppressWarnings("NullAway.Init") // each life begins with its seed
class GrantsModelIT {

  private static final int EVENTS = 400;

  /** So that nothing agrees because it never happened. */
  private static final Set<String> BASES_SEEN = new TreeSet<>();

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired Confirmations confirmations;
  @Autowired Withdrawals withdrawals;
  @Autowired ContactGrants grants;
  @Autowired Recomputation recomputation;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired TermsProposals proposals;
  @Autowired CampaignSettings settings;
  @Autowired PublishedPages pages;
  @Autowired Numbers numbers;
  @Autowired WholeDatabase stored;
  @Autowired TransactionOperations transactions;
  @Autowired ManualClock clock;

  Random random;
  JointCampaign joint;
  PoolId pool;
  GrantsModel model;
  Map<OrganizationId, Actor> actors = new LinkedHashMap<>();
  List<String> log = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void grantsAgreeOneByOne(long seed) {
    begin(seed);
    for (int event = 0; event < EVENTS; event++) {
      clock.advance(Duration.ofMinutes(1 + random.nextInt(40)));
      somethingHappens();
      if (random.nextInt(12) == 0 || event == EVENTS - 1) {
        settledAgrees(seed);
      }
    }
  }

  @AfterAll
  static void everyBasisWasSeen() {
    assertThat(BASES_SEEN)
        .containsExactly("AGREED", "CONVENER", "DEALT", "EXCHANGE", "ORGANIC", "OWN");
  }

  private void begin(long seed) {
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
      assertThat(settings.chooseCounting(joint.ines, petition, Counting.WHEN_CONFIRMED))
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

  private void somethingHappens() {
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
    Optional<PublishedPage> page =
        common
            ? Optional.of(joint.commonPage("dam"))
            : pages.findPartners(
                joint.slug("dam"),
                coalitions.get(joint.coalition).seatOf(partner.id).organization().alias(),
                Optional.of("en"));
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
    signing.sign(
        new SignRequest(
            page.get(), new PersonName(name), new PersonName("Doe"), address(name), answers));
    model.comes(name, common ? null : partner.id, said, clock.instant());
    log.add(name + " signs on " + (common ? "the common page" : partner.name) + ": " + said);
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
    return requireNonNull(transactions.execute(begun -> confirmations.issue(signature)));
  }

  private void somebodyConfirms() {
    anybody()
        .ifPresent(
            name -> {
              GrantsModel.Person person = requireNonNull(model.people.get(name));
              if (!person.withdrawn && person.confirmed == null) {
                confirmations.confirm(link(name));
                person.confirmed = clock.instant();
                log.add(name + " confirms");
              }
            });
  }

  private void somebodyWithdraws() {
    anybody()
        .ifPresent(
            name -> {
              withdrawals.withdraw(link(name));
              requireNonNull(model.people.get(name)).withdrawn = true;
              log.add(name + " withdraws");
            });
  }

  private void somebodyIsErased() {
    anybody()
        .ifPresent(
            name -> {
              withdrawals.erase(link(name));
              model.erase(name);
              log.add(name + " is erased");
            });
  }

  private void aPartnerIsSuspendedOrReinstated() {
    Partner partner = anyPartner();
    if (partner.active && !partner.id.equals(joint.rivers.id())) {
      SeatOutcome outcome =
          partner.suspended
              ? seats.reinstate(joint.ines, joint.coalition, seat(partner))
              : seats.suspend(joint.ines, joint.coalition, seat(partner), "for a while");
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
      log.add(partner.name + " leaves: " + seats.leave(actor, joint.coalition, ""));
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
            + seats.makeConvening(joint.ines, joint.coalition, seat(partner)));
    if (random.nextBoolean() && partner.active && !partner.suspended) {
      // and Rivers itself anew, so that somebody convenes whom the test knows
      Actor actor = requireNonNull(actors.get(partner.id));
      seats.handOver(joint.ines, joint.coalition, seat(partner));
      clock.advance(Duration.ofMinutes(5));
      log.add(
          "Rivers convenes again: "
              + seats.makeConvening(
                  actor,
                  joint.coalition,
                  coalitions.get(joint.coalition).seatOf(joint.rivers.id()).seat()));
    }
    readSeats();
  }

  private void termsChange() {
    ProposeOutcome outcome =
        proposals.propose(
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
          && proposals.accept(requireNonNull(actors.get(partner.id)), joint.coalition, version)
              instanceof ProposalOutcome.Adopted) {
        SharingTerms adopted =
            proposals.adopted(joint.ines, joint.coalition).stream()
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
    proposals.withdraw(joint.ines, joint.coalition, version);
  }

  private void settledAgrees(long seed) {
    grants.settle();
    model.deal();
    model.received().forEach(received -> BASES_SEEN.add(received.basis()));
    assertThat(received())
        .as(() -> "seed " + seed + "\n" + String.join("\n", log))
        .isEqualTo(model.received());
    assertThat(recomputation.differences(pool)).isEmpty();
    assertThat(numbers.total(pool)).isEqualTo(model.counted());
    for (Partner partner : model.partners.values()) {
      assertThat(tallied(partner)).isEqualTo(model.brought(partner));
    }
  }

  private long tallied(Partner partner) {
    return stored
        .sql(
            """
            select coalesce(sum(signatures), 0)
              from tally
             where pool_id = ?
               and organization_id = ?
               and dimension = 'EVER'
               and standing = 'COUNTED'
            """)
        .params(pool.value(), partner.id.value())
        .query(Long.class)
        .single();
  }

  private Set<Received> received() {
    return new TreeSet<>(
        stored
            .sql(
                """
                select contact_grant.organization_id, given_name, basis
                  from contact_grant
                  join signature on signature.id = contact_grant.signature_id
                  join seat      on seat.organization_id = contact_grant.organization_id
                 where pool_id = ?
                   and coalition_id = ?
                   and seat.state = 'ACTIVE'
                   and ended_at is null
                """)
            .params(pool.value(), joint.coalition.value())
            .query(
                (row, number) ->
                    new Received(
                        requireNonNull(
                                model.partners.get(
                                    new OrganizationId(
                                        row.getObject("organization_id", UUID.class))))
                            .name,
                        row.getString("given_name"),
                        row.getString("basis")))
            .list());
  }
}
