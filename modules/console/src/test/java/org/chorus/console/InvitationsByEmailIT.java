package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.EmailInvitations;
import org.chorus.coalition.InvitationPost;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.SeatState;
import org.chorus.coalition.Seats;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** From the dialog that invites, over the link, to the terms. */
class InvitationsByEmailIT extends ConsoleTest {

  String coalition;
  String address;

  @BeforeEach
  void openCoalition() {
    coalition = "coalitions/" + joint.coalition;
    address = "director@" + joint.rivers.alias() + ".example";
    service(StubIdentities.class).away = false;
    mails(); // what other tests left
    open(coalition);
  }

  List<InvitationPost.Due> mails() {
    return service(TransactionTemplate.class)
        .execute(status -> service(InvitationPost.class).take(100));
  }

  void inviteByEmail(String to, String name) {
    click("invite-organization");
    @SuppressWarnings("unchecked")
    RadioButtonGroup<Object> way = find(RadioButtonGroup.class).withId("invitation-way").single();
    way.setValue(way.getListDataView().getItem(1));
    test(find(EmailField.class).withId("invitee-email").single()).setValue(to);
    write("invitee-name", name);
    click("send-invitation");
  }

  void write(String id, String text) {
    test(find(TextField.class).withId(id).single()).setValue(text);
  }

  String link() {
    return "invitation/" + mails().getFirst().token().value();
  }

  OrganizationProfile outside() {
    return service(Organizations.class).find(joint.outsider.organization()).orElseThrow();
  }

  SeatState state(Actor actor) {
    return service(Coalitions.class).get(joint.coalition).seatOf(actor.organization()).state();
  }

  void withoutLogin(String path) {
    SecurityContextHolder.clearContext();
    open(path);
  }

  @Test
  void aConvenerInvitesAnAddressAndSeesItAmongThePartners() {
    inviteByEmail("not an address", "Forests");
    assertThat(find(EmailField.class).withId("invitee-email").single().isInvalid()).isTrue();
    assertThat(find(EmailField.class).withId("invitee-email").single().getErrorMessage())
        .contains("Enter one email address");
    test(find(EmailField.class).withId("invitee-email").single()).setValue(address);
    click("send-invitation");

    assertThat(notices()).contains("A mail with a link goes out.");
    assertThat(screen()).contains("Invited by email", "Forests (" + address + ")", "by ines on");
    open(joint.maja, coalition);
    assertThat(screen()).doesNotContain(address);
  }

  @Test
  void itIsSentAgainAndTakenBack() {
    inviteByEmail(address, "");
    click("resend-email-invitation-1");
    assertThat(notices()).contains("A mail went there a moment ago.");
    service(ManualClock.class).advance(Duration.ofDays(31));
    open(coalition);
    assertThat(screen()).contains("Invitation expired", "nobody came until");
    click("resend-email-invitation-1");
    assertThat(notices()).contains("A mail with a new link goes out.");
    click("revoke-email-invitation-1");
    confirm();
    assertThat(notices()).contains("The invitation is taken back, its address forgotten.");
    assertThat(screen()).doesNotContain(address);
  }

  @Test
  void whoeverOpensTheLinkIsToldWhatItIsWithoutLoggingIn() {
    inviteByEmail(address, "Forests");
    String link = link();
    withoutLogin(link);
    assertThat(screen())
        .contains("Invitation to “Clean water”", "ines of rivers invites Forests")
        .contains("Log in and answer", "Register an organization");
    withoutLogin("invitation/" + "x".repeat(43));
    assertThat(screen()).contains("This invitation cannot be taken up", "It was taken back");
    withoutLogin("invitation/nonsense");
    assertThat(screen()).contains("This invitation cannot be taken up");
    assertThat(service(EmailInvitations.class).open(joint.ines, joint.coalition)).hasSize(1);
  }

  @Test
  void anAdministratorTakesItUpAndReadsTheTerms() {
    inviteByEmail(address, "");
    String link = link();
    open(joint.newcomer("peter", outside()), link + "/answer");
    assertThat(screen()).contains("Ask an administrator of outside");
    assertThat(offers("take-up-" + outside().alias())).isFalse();

    open(joint.outsider, link + "/answer");
    click("take-up-" + outside().alias());

    assertThat(notices()).contains("Read the terms, then accept or decline.");
    assertThat(address()).isEqualTo(coalition);
    assertThat(screen()).contains("Your organization is invited");
    assertThat(state(joint.outsider)).isEqualTo(SeatState.INVITED);
    withoutLogin(link);
    assertThat(screen()).contains("It was taken up already.");
  }

  @Test
  void whoeverIsAPartnerAlreadyIsToldSo() {
    inviteByEmail(address, "");
    open(joint.maja, link() + "/answer");
    click("take-up-" + joint.rights.alias());
    assertThat(notices()).contains("Your organization is a partner already.");
    assertThat(service(EmailInvitations.class).open(joint.ines, joint.coalition)).hasSize(1);
  }

  @Test
  void aPersonOfSeveralOrganizationsChoosesOne() {
    inviteByEmail(address, "");
    String link = link();
    desk.logIn(
        joint.outsider.subject().value(),
        "olga",
        List.of(joint.outsider.organization(), joint.rights.id()));
    open("");
    assertThat(screen()).contains("Whom do you work for now?");
    open(joint.outsider, link + "/answer");
    assertThat(offers("take-up-" + outside().alias())).isTrue();
  }

  @Test
  void anOrganizationThatIsNewHereRegistersItself() {
    inviteByEmail(address, "Forests of " + joint.rivers.alias());
    String link = link();
    StubIdentities identities = service(StubIdentities.class);
    withoutLogin(link + "/register");
    write("organization-website", "forests.example");
    write("organization-alias", "Not A Slug");
    click("register-organization");
    assertThat(find(TextField.class).withId("organization-website").single().isInvalid()).isTrue();
    assertThat(find(TextField.class).withId("organization-alias").single().isInvalid()).isTrue();
    write("organization-website", "https://forests.example");
    write("organization-alias", "thanks");
    click("register-organization");
    assertThat(find(TextField.class).withId("organization-alias").single().getErrorMessage())
        .contains("Chorus uses this word");
    write("organization-alias", joint.rights.alias().value());
    click("register-organization");
    assertThat(find(TextField.class).withId("organization-alias").single().getErrorMessage())
        .contains("Another organization has this short name");
    write("organization-alias", "");
    identities.away = true;
    click("register-organization");
    assertThat(notices()).contains("Accounts cannot be set up at the moment.");
    identities.away = false;
    click("register-organization");

    assertThat(screen())
        .contains("Look into your mail", "forests-of-" + joint.rivers.alias())
        .doesNotContain(address);
    assertThat(identities.invited).contains(address);
    withoutLogin(link + "/register");
    assertThat(screen()).contains("It was taken up already.");
    open(joint.ines, coalition);
    assertThat(screen()).contains("Forests of " + joint.rivers.alias(), "can answer until");
  }

  @Test
  void aPartnerThatComesBackUnderOtherTermsAcceptsThemFirst() {
    TermsProposals terms = service(TermsProposals.class);
    terms.propose(
        joint.ines,
        joint.coalition,
        1,
        SharingTerms.of(SharingRule.SOURCE_ONLY),
        AdoptionRule.ALL,
        PartnerOrder.ALPHABETICAL,
        "");
    terms.accept(joint.ines, joint.coalition, 2);
    service(Seats.class)
        .suspend(
            joint.ines,
            joint.coalition,
            service(Coalitions.class).get(joint.coalition).seatOf(joint.rights.id()).seat(),
            "Objects.");
    open(coalition);
    click("manage-" + joint.rights.alias());
    click("take-step");
    assertThat(notices()).contains("It takes part again once it accepts terms version 2");
    assertThat(screen()).contains("has to accept the terms");

    open(joint.maja, "");
    assertThat(screen()).contains("Accept the terms, to take part again");
    open(coalition);
    assertThat(screen()).contains("Your organization can take part again");
    click("come-back");
    confirm();
    assertThat(state(joint.maja)).isEqualTo(SeatState.ACTIVE);
    assertThat(screen()).doesNotContain("Your organization can take part again");
  }
}
