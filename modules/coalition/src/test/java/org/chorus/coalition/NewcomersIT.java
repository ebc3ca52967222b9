package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.Slug;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Rivers has invited, by email, an organization that is not on the platform. */
@HouseTest
class NewcomersIT {

  /** Keycloak as far as this module knows it, with a switch for each way to fail. */
  static final class StubProvider implements IdentityProvider {
    final Map<InvitationId, Slug> created = new HashMap<>();
    final List<String> invited = new ArrayList<>();
    boolean away;
    boolean mailFails;

    @Override
    public Optional<Slug> createdFor(InvitationId invitation) {
      if (away) {
        throw new Away("away");
      }
      return Optional.ofNullable(created.get(invitation));
    }

    @Override
    public CreateOutcome create(NewOrganization organization, InvitationId invitation) {
      if (created.containsValue(organization.alias())) {
        return CreateOutcome.TAKEN;
      }
      created.put(invitation, organization.alias());
      return CreateOutcome.CREATED;
    }

    @Override
    public void invite(InvitationId createdFor, EmailAddress address) {
      if (mailFails) {
        throw new Away("no mail");
      }
      invited.add(address.value());
    }
  }

  @Autowired MailedInvitationRepository stored;
  @Autowired EmailInvitations invitations;
  @Autowired InvitationPost post;
  @Autowired Coalitions coalitions;
  @Autowired Organizations organizations;
  @Autowired Members members;
  @Autowired ManualClock clock;
  @Autowired TransactionTemplate transactions;

  final StubProvider provider = new StubProvider();
  Newcomers newcomers;
  Staff staff;
  Actor ines;
  CoalitionId id;
  LinkToken token;
  NewOrganization forests;

  @BeforeEach
  void invited(TestInfo test) {
    newcomers = new Newcomers(stored, invitations, organizations, Optional.of(provider), clock);
    staff = new Staff(members, "w" + Integer.toHexString(test.getDisplayName().hashCode()));
    ines = staff.comes("ines", "rivers");
    id =
        ((FoundOutcome.Founded)
                coalitions.found(
                    ines, "Clean water", SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER), ""))
            .coalition();
    token = link("director@forests.example");
    forests =
        new NewOrganization(
            "forests",
            staff.alias("forests"),
            Optional.of("https://forests.example"),
            Optional.of("https://forests.example/privacy"));
  }

  LinkToken link(String address) {
    transactions.execute(status -> post.take(100)); // what other tests left
    invitations.invite(ines, id, address, "");
    List<InvitationPost.Due> mails = transactions.execute(status -> post.take(100));
    return mails.getFirst().token();
  }

  @Test
  void theOrganizationIsCreatedItsFirstPersonInvitedAndTheSeatWaits() {
    assertThat(newcomers.register(token, forests))
        .isEqualTo(new NewcomerOutcome.Welcome(forests.alias()));

    assertThat(provider.invited).containsExactly("director@forests.example");
    OrganizationProfile profile = organizations.findByAlias(forests.alias()).orElseThrow();
    assertThat(profile.description().privacyPolicy()).contains("https://forests.example/privacy");
    assertThat(profile.description().contact()).as("the address is not published").isEmpty();
    Actor finn = staff.comes("finn", "forests");
    assertThat(finn.organization()).isEqualTo(profile.id());
    assertThat(coalitions.find(finn, id).orElseThrow().seatOf(profile.id()).state())
        .isEqualTo(SeatState.INVITED);
    assertThat(coalitions.accept(finn, id, 1))
        .as("the first member administers")
        .isEqualTo(new AnswerOutcome.Joined());
    assertThat(invitations.open(ines, id)).isEmpty();
  }

  @Test
  void aLinkRegistersOnce() {
    newcomers.register(token, forests);
    assertThat(newcomers.register(token, forests)).isEqualTo(new NewcomerOutcome.NotOpen());
    assertThat(newcomers.register(LinkToken.random(), forests))
        .isEqualTo(new NewcomerOutcome.NotOpen());
    assertThat(provider.created).hasSize(1);
  }

  @Test
  void whatFailedHalfWayIsTakenUpAgain() {
    provider.mailFails = true;
    assertThat(newcomers.register(token, forests)).isEqualTo(new NewcomerOutcome.ProviderAway());
    assertThat(organizations.findByAlias(forests.alias())).isEmpty();
    assertThat(invitations.look(token)).isInstanceOf(InvitationGlance.Open.class);

    provider.mailFails = false;
    NewOrganization renamed =
        new NewOrganization("forests", staff.alias("woods"), Optional.empty(), Optional.empty());
    assertThat(newcomers.register(token, renamed))
        .as("the alias is settled by then")
        .isEqualTo(new NewcomerOutcome.Welcome(forests.alias()));
    assertThat(provider.created).hasSize(1);
  }

  @Test
  void refusesAliasesThatOthersHaveAndThoseOfChorusItself() {
    staff.comes("finn", "forests");
    assertThat(newcomers.register(token, forests))
        .as("known to Chorus")
        .isEqualTo(new NewcomerOutcome.Taken());
    assertThat(
            newcomers.register(
                token,
                new NewOrganization(
                    "x y", new Slug("arrangement"), Optional.empty(), Optional.empty())))
        .isEqualTo(new NewcomerOutcome.AliasReserved());
    assertThat(provider.created).isEmpty();
    newcomers.register(
        token,
        new NewOrganization("Woods", staff.alias("woods"), Optional.empty(), Optional.empty()));
    assertThat(
            newcomers.register(
                link("other@woods.example"),
                new NewOrganization(
                    "Woods", staff.alias("woods"), Optional.empty(), Optional.empty())))
        .as("known to the provider")
        .isEqualTo(new NewcomerOutcome.Taken());
  }

  @Test
  void nothingHappensAfterTheTimeIsOverOrWhileTheProviderIsAway() {
    provider.away = true;
    assertThat(newcomers.register(token, forests)).isEqualTo(new NewcomerOutcome.ProviderAway());
    provider.away = false;
    clock.advance(Coalitions.INVITATION_VALIDITY);
    assertThat(newcomers.register(token, forests))
        .isEqualTo(new NewcomerOutcome.Expired(clock.instant()));
    assertThat(provider.created).isEmpty();
  }

  @Test
  void whatIsTakenBackMeanwhileLeavesNoOrganizationBehind() {
    IdentityProvider slow =
        new IdentityProvider() {
          @Override
          public Optional<Slug> createdFor(InvitationId invitation) {
            return Optional.empty();
          }

          @Override
          public CreateOutcome create(NewOrganization organization, InvitationId invitation) {
            invitations.revoke(ines, id, invitation);
            return CreateOutcome.CREATED;
          }

          @Override
          public void invite(InvitationId createdFor, EmailAddress address) {
            provider.invited.add(address.value());
          }
        };
    Newcomers late = new Newcomers(stored, invitations, organizations, Optional.of(slow), clock);
    assertThat(late.register(token, forests)).isEqualTo(new NewcomerOutcome.NotOpen());
    assertThat(organizations.findByAlias(forests.alias())).isEmpty();
  }
}
