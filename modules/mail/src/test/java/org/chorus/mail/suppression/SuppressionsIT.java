package org.chorus.mail.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.PostOffice;
import org.chorus.mail.outbox.MailBook;
import org.chorus.mail.outbox.Outbox;
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
class SuppressionsIT {

  @Autowired ApplicationContext house;
  @Autowired Suppressions suppressions;
  @Autowired AddressKeys keys;
  @Autowired MailBook book;
  @Autowired Outbox outbox;
  @Autowired AuditReading trail;
  @Autowired ManualClock clock;
  @Autowired WholeDatabase stored;

  PostOffice office;
  OrganizationId rivers;

  @BeforeEach
  void office(TestInfo test) throws Exception {
    office = new PostOffice(house, test.getDisplayName());
    rivers = office.joint.rivers.id();
  }

  void returned(String name, Returned what) {
    suppressions.note(keys.of(office.address(name)), Optional.of(rivers), what);
  }

  /** Whether somebody who signs there now gets mail. */
  boolean isWrittenTo(String name) {
    int before = office.received().size();
    office.signs(name);
    office.deliver();
    return office.received().size() > before;
  }

  boolean isWrittenToByRights(String name) {
    int before = office.received().size();
    office.signs(name, office.joint.rights);
    office.deliver();
    return office.received().size() > before;
  }

  @Test
  void whoeverComplainsIsWrittenToNoMoreByThatOrganization() {
    returned("Ada", Returned.COMPLAINT);
    assertThat(isWrittenTo("Ada")).isFalse();
    assertThat(isWrittenTo("Bea")).isTrue();
    assertThat(book.ofOrganization(office.joint.ines).today().heldBack()).isEqualTo(1);
  }

  @Test
  void theOthersGoOn() {
    returned("Ada", Returned.COMPLAINT);
    assertThat(isWrittenToByRights("Ada")).isTrue();
  }

  @Test
  void anotherSpellingOfTheAddressIsTheSameMailbox() {
    suppressions.note(
        keys.of(new EmailAddress(office.address("Ada").value().replace("ada", "ADA"))),
        Optional.of(rivers),
        Returned.COMPLAINT);
    assertThat(isWrittenTo("Ada")).isFalse();
  }

  @Test
  void anAddressThatDoesNotExistIsWrittenToByNobodyForAWeek() {
    returned("Ada", Returned.NO_SUCH_ADDRESS);
    assertThat(isWrittenToByRights("Ada")).isFalse();
    clock.advance(Suppressions.EVERYBODY_FOR);
    returned("Bea", Returned.NO_SUCH_ADDRESS);
    clock.advance(Suppressions.EVERYBODY_FOR);
    assertThat(isWrittenToByRights("Bea")).as("after that by the others").isTrue();
    assertThat(isWrittenTo("Bea")).as("but not by whom it came back to").isFalse();
  }

  @Test
  void aMailboxThatIsClosedStaysClosedForHalfAYear() {
    returned("Ada", Returned.CLOSED);
    assertThat(isWrittenTo("Ada")).isFalse();
    returned("Bea", Returned.CLOSED);
    clock.advance(Suppressions.HARD_FOR);
    assertThat(isWrittenTo("Bea")).isTrue();
  }

  @Test
  void mailRestsAfterTheThirdTimeThatItCouldNotBeDelivered() {
    for (int n = 0; n < 2; n++) {
      returned("Ada", Returned.NOT_NOW);
      returned("Bea", Returned.NOT_NOW);
      returned("Bea", Returned.NOT_NOW); // the same report once more
      clock.advance(Duration.ofDays(1));
    }
    assertThat(isWrittenTo("Bea")).isTrue();
    returned("Ada", Returned.NOT_NOW);
    assertThat(isWrittenTo("Ada")).isFalse();
  }

  @Test
  void whatCameBackLongBeforeDoesNotCount() {
    returned("Ada", Returned.NOT_NOW);
    returned("Ada", Returned.NOT_NOW);
    clock.advance(Duration.ofDays(31));
    returned("Ada", Returned.NOT_NOW);
    clock.advance(Duration.ofDays(1));
    returned("Ada", Returned.NOT_NOW);
    assertThat(isWrittenTo("Ada")).isTrue();
  }

  @Test
  void whatWaitsAlreadyIsNotSentEither() {
    office.signs("Ada");
    office.signs("Bea");
    office.queue();
    returned("Ada", Returned.COMPLAINT);
    office.deliver();
    assertThat(office.received()).hasSize(1);
    assertThat(stored.sql("select count(*) from mail_outbox").query(Long.class).single()).isZero();
    assertThat(book.ofOrganization(office.joint.ines).today().heldBack()).isEqualTo(1);
  }

  @Test
  void staffHaveSomebodyWrittenToAgain() {
    returned("Ada", Returned.COMPLAINT);
    assertThat(suppressions.writeAgain(office.joint.ines, office.address("Ada")))
        .isEqualTo(new HoldOutcome.Done());
    assertThat(isWrittenTo("Ada")).isTrue();
  }

  @Test
  void staffOfAnotherOrganizationChangeNothingThere() {
    returned("Ada", Returned.COMPLAINT);
    suppressions.writeAgain(office.joint.maja, office.address("Ada"));
    assertThat(isWrittenTo("Ada")).isFalse();
  }

  @Test
  void whoeverAsksForItIsWrittenToNoMore() {
    suppressions.holdBack(office.joint.ines, office.address("Ada"));
    assertThat(isWrittenTo("Ada")).isFalse();
    assertThat(isWrittenToByRights("Bea")).isTrue();
  }

  @Test
  void whoeverTypesAddressesLearnsNothingAboutThem() {
    returned("Ada", Returned.COMPLAINT);
    var before = book.ofOrganization(office.joint.ines);
    HoldOutcome known = suppressions.writeAgain(office.joint.ines, office.address("Ada"));
    assertThat(suppressions.writeAgain(office.joint.ines, office.address("Nobody")))
        .isEqualTo(known);
    assertThat(book.ofOrganization(office.joint.ines)).as("no number moves").isEqualTo(before);
  }

  @Test
  void nobodyTypesMoreThanAFewAndEachIsOnRecordWithoutTheAddress() {
    for (int n = 0; n < Suppressions.NAMED_AN_HOUR; n++) {
      assertThat(suppressions.holdBack(office.joint.ines, office.address("P" + n)))
          .isEqualTo(new HoldOutcome.Done());
    }
    assertThat(suppressions.holdBack(office.joint.ines, office.address("Ada")))
        .isEqualTo(new HoldOutcome.TooOften());
    assertThat(isWrittenTo("Ada")).isTrue();
    assertThat(trail.ofOrganization(office.joint.ines, AuditFilter.ALL, 0, 5))
        .allSatisfy(entry -> assertThat(entry.act().toString()).doesNotContain("@"))
        .anySatisfy(
            entry -> assertThat(entry.act().verb()).isEqualTo("address written to no more"));
  }

  @Test
  void othersMayNot() {
    assertThatThrownBy(
            () ->
                suppressions.writeAgain(
                    office.joint.newcomer("nobody", office.joint.rivers), office.address("Ada")))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void whatIsOverIsForgotten() {
    returned("Ada", Returned.NO_SUCH_ADDRESS);
    returned("Bea", Returned.COMPLAINT);
    clock.advance(Suppressions.HARD_FOR);
    suppressions.forgetOver();
    assertThat(
            stored
                .sql("select reason from suppression where organization_id = :rivers")
                .param("rivers", rivers.value())
                .query(String.class)
                .list())
        .containsExactly("COMPLAINT");
  }

  @Test
  void noAddressIsStored() {
    returned("Ada", Returned.COMPLAINT);
    assertThat(
            stored
                .sql("select encode(address_key, 'escape') || reach || reason from suppression")
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(row -> row.contains("ada"));
  }
}
