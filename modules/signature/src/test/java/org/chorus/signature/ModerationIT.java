package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chorus.access.AccessDenied;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.signature.moderation.Deed;
import org.chorus.signature.moderation.Listing;
import org.chorus.signature.moderation.MaskedSignature;
import org.chorus.signature.moderation.NetworkArea;
import org.chorus.signature.moderation.SignatureFilter;
import org.chorus.signature.moderation.Trends;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What moderators see of a campaign's signatures, and what not. */
@HouseTest
class ModerationIT extends ModeratedPool {

  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  @Test
  void aModeratorSeesWhenAndFromWhereAndNeitherNameNorAddress() throws Exception {
    sign(signer("countess@example.org").from("198.51.100.0/24").heldFor(Suspicion.HONEYPOT));
    MaskedSignature seen = found(SignatureFilter.ALL).getFirst();
    assertThat(seen)
        .isEqualTo(
            new MaskedSignature(
                id("countess@example.org"),
                clock.instant(),
                "A. L.",
                "c…@example.org",
                Standing.HELD,
                Set.of(Suspicion.HONEYPOT),
                Optional.of("198.51.100.0/24"),
                false,
                "en",
                Optional.empty(),
                Optional.empty()));
    assertThat(seen).hasToString("MaskedSignature[masked]");
  }

  @Test
  void whatSignersPutIntoTheirOwnWordsIsShown() throws Exception {
    writer.write(
        List.of(
            rowOf(
                pool.value(),
                riversPetition(),
                "ada",
                "ada@example.org",
                AnswerSheet.BLANK,
                "Save OUR river")));
    assertThat(found(SignatureFilter.ALL.containing("our RIVER")))
        .extracting(MaskedSignature::words)
        .containsExactly(Optional.of("Save OUR river"));
    assertThat(found(SignatureFilter.ALL.containing("100%"))).isEmpty();
  }

  @Test
  void peopleOfEveryPartnerAreThereAndThoseOfAnotherCampaignAreNot() throws Exception {
    sign(
        signer("rivers@example.org"),
        signer("rights@example.org", joint.page("dam", joint.rights)),
        signer("letter@example.org", rightsLetter()));
    assertThat(found(SignatureFilter.ALL))
        .extracting(MaskedSignature::id)
        .containsExactlyInAnyOrder(id("rights@example.org"), id("rivers@example.org"));
    assertThat(found(SignatureFilter.one(id("letter@example.org")))).isEmpty();
  }

  @Test
  void isSearchedByAllThatTellsProgramsFromPeople() throws Exception {
    Instant first = clock.instant();
    sign(signer("a@example.org"));
    clock.advance(Duration.ofHours(1));
    sign(
        signer("b@mail.throwaway.example").from("198.51.100.0/24").heldFor(Suspicion.TOO_FAST),
        signer("c@nothrowaway.example").from("2001:db8:7::/48"));
    long a = id("a@example.org");
    long b = id("b@mail.throwaway.example");
    long c = id("c@nothrowaway.example");
    SignatureFilter all = SignatureFilter.ALL;
    assertFound(all.standing(EnumSet.of(Standing.COUNTED, Standing.INVALIDATED)), a, c);
    assertFound(SignatureFilter.HELD, b);
    assertFound(all.suspected(EnumSet.of(Suspicion.TOO_FAST, Suspicion.HONEYPOT)), b);
    assertFound(all.network(area("198.51.100.77")), b);
    assertFound(all.network(area("198.0.0.0/8")), b);
    assertFound(all.network(area("2001:db8::/32")), c);
    assertFound(all.domain("THROWAWAY.example"), b);
    assertFound(all.signed(Optional.of(first.plusSeconds(1)), Optional.empty()), b, c);
    assertFound(all.signed(Optional.of(first), Optional.of(first.plusSeconds(1))), a);
    assertFound(SignatureFilter.HELD.domain("example.org"));
  }

  private void assertFound(SignatureFilter filter, long... ids) {
    assertThat(found(filter).stream().mapToLong(MaskedSignature::id).toArray())
        .containsExactlyInAnyOrder(ids);
  }

  private static NetworkArea area(String text) {
    return NetworkArea.parse(text).orElseThrow();
  }

  @Test
  void nobodyIsFoundByTheirAddress() throws Exception {
    sign(signer("countess@example.org"));
    assertFound(SignatureFilter.ALL.containing("countess"));
    assertFound(SignatureFilter.ALL.domain("countess@example.org"));
  }

  @Test
  void olderOnesComePageByPage() throws Exception {
    aProgramSigns(5);
    Listing newest =
        moderation.search(noor, petition, SignatureFilter.HELD, OptionalLong.empty(), 3);
    assertThat(newest.signatures()).hasSize(3);
    assertThat(newest.more()).isTrue();
    Listing older =
        moderation.search(
            noor,
            petition,
            SignatureFilter.HELD,
            OptionalLong.of(newest.signatures().getLast().id()),
            3);
    assertThat(older.signatures()).hasSize(2).doesNotContainAnyElementsOf(newest.signatures());
    assertThat(older.more()).isFalse();
  }

  @Test
  void trendsTellWhenceTheyCameAndWhatBecameOfThem() throws Exception {
    sign(signer("old@example.org"));
    clock.advance(Duration.ofDays(8));
    sign(signer("a@example.org"), signer("b@example.org"), signer("c@example.org", rightsLetter()));
    clock.advance(Duration.ofHours(2));
    aProgramSigns(3);
    act(Deed.TAKE_OUT, SignatureFilter.one(id("bot0@throwaway.example")));

    Trends trends = moderation.trends(noor, petition, Trends.Span.WEEK);
    assertThat(trends.total()).isEqualTo(5);
    assertThat(trends.periods()).hasSize(168);
    assertThat(trends.periods().getLast().numbers().of(Standing.HELD)).isEqualTo(2);
    assertThat(trends.periods().getLast().numbers().of(Standing.INVALIDATED)).isEqualTo(1);
    assertThat(trends.periods().get(165).numbers().of(Standing.COUNTED)).isEqualTo(2);
    assertThat(trends.networks())
        .extracting(Trends.Share::value)
        .containsExactly("198.51.100.0/24", "192.0.2.0/24");
    assertThat(trends.domains())
        .extracting(share -> share.value() + " " + share.numbers().total())
        .containsExactly("throwaway.example 3", "example.org 2");
    assertThat(trends.suspicions())
        .extracting(Trends.Share::value)
        .containsExactly(Suspicion.CROWDED_NETWORK);
    assertThat(moderation.trends(noor, petition, Trends.Span.MONTH).total()).isEqualTo(6);
    assertThat(moderation.trends(noor, petition, Trends.Span.MONTH).periods()).hasSize(30);
    assertThat(moderation.trends(noor, petition, Trends.Span.DAY).periods()).hasSize(24);
  }

  @Test
  void everyPartnerKnowsHowManyWait() throws Exception {
    sign(signer("a@example.org"));
    aProgramSigns(2);
    assertThat(moderation.standings(joint.ines, petition).of(Standing.HELD)).isEqualTo(2);
    assertThat(moderation.standings(joint.ines, petition).total()).isEqualTo(3);
    assertThatThrownBy(() -> moderation.standings(joint.outsider, petition))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void whoeverDoesNotModerateThatCampaignSeesNothing() {
    for (Actor other : List.of(joint.ines, joint.maja, joint.outsider)) {
      assertThatThrownBy(() -> look(other)).isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> moderation.trends(other, petition, Trends.Span.WEEK))
          .isInstanceOf(AccessDenied.class);
    }
    var letter = rightsLetter().campaign();
    assertThatThrownBy(
            () -> moderation.search(noor, letter, SignatureFilter.ALL, OptionalLong.empty(), 10))
        .isInstanceOf(AccessDenied.class);
  }

  private Listing look(Actor actor) {
    return moderation.search(actor, petition, SignatureFilter.ALL, OptionalLong.empty(), 10);
  }

  @Test
  void lookingIsOnRecordOnceAnHour() {
    look(noor);
    look(noor);
    assertThat(looks()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(61));
    look(noor);
    assertThat(looks()).isEqualTo(2);
  }

  private long looks() {
    return stored
        .sql(
            """
            select count(*) from audit_entry
             where act = 'signatures looked through' and object = ? and subject = ?
            """)
        .params("campaign " + petition, noor.subject().value())
        .query(Long.class)
        .single();
  }

  /** Raw SQL that asks for everything, as the role that moderators read with. */
  @Test
  void theDatabaseShowsNothingElse() throws Exception {
    sign(signer("ada@example.org"), signer("letter@example.org", rightsLetter()));
    assertThat(shown("select address from masked_signature")).containsExactly("a…@example.org");
    assertThat(
            transactions.<List<String>>execute(
                begun -> {
                  rows.showGrantedTo(joint.rights.id());
                  return jdbc.sql("select address from masked_signature")
                      .query(String.class)
                      .list();
                }))
        .isEmpty();
    assertThatThrownBy(() -> jdbc.sql("select address from masked_signature").query().listOfRows())
        .isInstanceOf(DataAccessException.class);
    for (String more :
        List.of(
            "delete from masked_signature",
            "select email from signature",
            "select words from signed_letter",
            "select * from moderated_signature")) {
      assertThatThrownBy(() -> shown(more)).isInstanceOf(DataAccessException.class);
    }
  }

  private List<String> shown(String statement) {
    return transactions.execute(
        begun -> {
          rows.showMasked(petition);
          return jdbc.sql(statement).query(String.class).list();
        });
  }
}
