package org.chorus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.signature.ConfirmOutcome;
import org.chorus.signature.Confirmations;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signer;
import org.chorus.signature.Signing;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@HouseTest
@TestPropertySource(
    properties = {
      "chorus.public-url=https://petitions.example",
      "chorus.mail.from=campaigns@petitions.example"
    })
class ConfirmationAgainIT {

  @Autowired ApplicationContext house;
  @Autowired ConfirmationAgain again;
  @Autowired Confirmations confirmations;
  @Autowired ManualClock clock;
  @Autowired WholeDatabase stored;

  PostOffice office;

  @BeforeEach
  void adaSigned(TestInfo test) throws Exception {
    office = new PostOffice(house, test.getDisplayName());
    office.signs("Ada");
    office.deliver();
    clock.advance(ConfirmationAgain.APART);
  }

  void asks(String name) {
    again.ask(office.pool(), office.signer(name));
    office.deliver();
  }

  @Test
  void whoeverAsksGetsTheSameLinkAgainAndBothMailsConfirm() throws Exception {
    asks("Ada");
    assertThat(office.received()).hasSize(2);
    LinkToken first = PostOffice.linkIn(office.received().get(0));
    LinkToken second = PostOffice.linkIn(office.received().get(1));
    assertThat(second).isEqualTo(first);
    assertThat(confirmations.confirm(first)).isInstanceOf(ConfirmOutcome.Confirmed.class);
  }

  @Test
  void aLinkThatExpiredIsGoodAgain() throws Exception {
    clock.advance(Confirmations.VALID_FOR);
    LinkToken link = PostOffice.linkIn(office.received().getFirst());
    assertThat(confirmations.look(link)).isInstanceOf(ConfirmOutcome.Expired.class);
    asks("Ada");
    assertThat(confirmations.look(link)).isInstanceOf(ConfirmOutcome.Confirmed.class);
  }

  @Test
  void anotherSpellingOfTheAddressIsTheSamePerson() {
    again.ask(
        office.pool(),
        new Signer.AtAddress(
            new EmailAddress("ADA" + office.address("Ada").value().substring("ada".length()))));
    office.deliver();
    assertThat(office.received()).hasSize(2);
  }

  @Test
  void ofTwoPeopleAtOneAddressTheOneWhoAsksIsWrittenTo() throws Exception {
    JointCampaign joint = office.joint;
    CampaignId families = joint.petition("families");
    house
        .getBean(CampaignSettings.class)
        .chooseSamePerson(joint.ines, families, SamePerson.BY_ADDRESS_AND_NAME);
    joint.publish(families);
    PublishedPage page = joint.page("families", joint.rivers);
    EmailAddress home = new EmailAddress("home." + joint.rivers.alias() + "@example.org");
    PersonName doe = new PersonName("Doe");
    for (String name : List.of("Bea", "Cem")) {
      house
          .getBean(Signing.class)
          .sign(new SignRequest(page, new PersonName(name), doe, home, Map.of()));
    }
    office.deliver();
    CaughtMail.SERVER.purgeEmailFromAllMailboxes();
    clock.advance(ConfirmationAgain.APART);

    again.ask(page.pool(), new Signer.Named(home, new PersonName("CEM"), doe));
    again.ask(page.pool(), new Signer.Named(home, new PersonName("Dan"), doe));
    again.ask(page.pool(), new Signer.AtAddress(home));
    office.deliver();
    assertThat(office.received()).hasSize(1);
    assertThat(PostOffice.textOf(office.received().getFirst())).contains("Cem");
  }

  @Test
  void whoeverDidNotSignGetsNothingAndLeavesNothing() {
    asks("Eve");
    assertThat(office.received()).hasSize(1);
    assertThat(notes()).isZero();
  }

  @Test
  void whoeverHasConfirmedGetsNothing() throws Exception {
    confirmations.confirm(PostOffice.linkIn(office.received().getFirst()));
    asks("Ada");
    assertThat(office.received()).hasSize(1);
  }

  @Test
  void thereAreTenMinutesBetweenTwoMails() {
    office.signs("Bea");
    office.deliver();
    asks("Bea");
    assertThat(office.received()).as("too soon after the first").hasSize(2);
    clock.advance(ConfirmationAgain.APART);
    asks("Bea");
    asks("Bea");
    assertThat(office.received()).as("once, and not at once again").hasSize(3);
  }

  @Test
  void thirdTimeIsTheLast() {
    for (int n = 0; n < ConfirmationAgain.TIMES + 2; n++) {
      asks("Ada");
      clock.advance(ConfirmationAgain.APART);
    }
    assertThat(office.received()).hasSize(1 + ConfirmationAgain.TIMES);
  }

  @Test
  void howManyAskAtOnceAndOnHowManyNodesMakesNoDifference() throws Exception {
    Callable<Void> impatient =
        () -> {
          for (int n = 0; n < 10; n++) {
            again.ask(office.pool(), office.signer("Ada"));
            again.queueBatch();
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(Collections.nCopies(8, impatient))) {
        done.get();
      }
    }
    office.deliver();
    assertThat(office.received()).hasSize(2);
  }

  @Test
  void howOftenIsForgottenWhenTheLinksAreLongOver() {
    asks("Ada");
    again.forgetOld();
    assertThat(counted()).isEqualTo(1);
    clock.advance(ConfirmationAgain.REMEMBERED.plus(Duration.ofSeconds(1)));
    again.forgetOld();
    assertThat(counted()).isZero();
  }

  long notes() {
    return stored.sql("select count(*) from resend_request").query(Long.class).single();
  }

  long counted() {
    return stored
        .sql(
            """
            select count(*) from confirmation_resend
              join signature on signature.id = signature_id
             where pool_id = :pool
            """)
        .param("pool", office.pool().value())
        .query(Long.class)
        .single();
  }
}
