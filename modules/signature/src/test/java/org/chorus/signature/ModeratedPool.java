package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.chorus.access.Assignment;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Assignments;
import org.chorus.signature.moderation.ActOutcome;
import org.chorus.signature.moderation.ActionRunner;
import org.chorus.signature.moderation.Deed;
import org.chorus.signature.moderation.MaskedSignature;
import org.chorus.signature.moderation.Moderation;
import org.chorus.signature.moderation.ModerationAction;
import org.chorus.signature.moderation.ModerationActions;
import org.chorus.signature.moderation.SignatureFilter;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The pool of two partners, where Noor of Rights moderates the petition and nothing else. */
abstract class ModeratedPool extends OnePool {

  static final String WHY = "All within a minute, from one network";

  @Autowired Moderation moderation;
  @Autowired ModerationActions actions;
  @Autowired ActionRunner runner;
  @Autowired BatchWriter writer;

  Actor noor;
  CampaignId petition;

  @BeforeEach
  void aModerator() {
    petition = riversPetition().campaign();
    noor = moderator("noor");
  }

  Actor moderator(String name) {
    Actor moderator = joint.newcomer(name, joint.rights);
    assertThat(
            house
                .getBean(Assignments.class)
                .give(
                    joint.maja,
                    SecondFactor.of(joint.maja),
                    moderator.subject(),
                    Assignment.of(Role.MODERATOR).in(petition)))
        .isNotNull();
    return moderator;
  }

  /** How somebody signs. */
  record Signer(
      String email,
      PublishedPage page,
      String network,
      Set<Suspicion> suspicions,
      boolean held,
      boolean needsConfirmation) {

    Signer from(String elsewhere) {
      return new Signer(email, page, elsewhere, suspicions, held, needsConfirmation);
    }

    Signer heldFor(Suspicion... reasons) {
      return new Signer(
          email, page, network, EnumSet.copyOf(List.of(reasons)), true, needsConfirmation);
    }

    Signer unconfirmed() {
      return new Signer(email, page, network, suspicions, held, true);
    }
  }

  Signer signer(String email) {
    return new Signer(email, riversPetition(), "192.0.2.0/24", Set.of(), false, false);
  }

  Signer signer(String email, PublishedPage page) {
    return new Signer(email, page, "192.0.2.0/24", Set.of(), false, false);
  }

  void sign(Signer... signers) throws SQLException {
    sign(List.of(signers));
  }

  void sign(List<Signer> signers) throws SQLException {
    writer.write(signers.stream().map(this::row).toList());
  }

  private SignatureRow row(Signer signer) {
    SignatureRow row =
        rowOf(pool.value(), signer.page(), signer.email(), signer.email(), AnswerSheet.BLANK, null);
    return new SignatureRow(
        row.pool(),
        row.signerKey(),
        row.email(),
        "Ada",
        "Lovelace",
        row.language(),
        row.country(),
        row.campaign(),
        row.organization(),
        row.revision(),
        row.channel(),
        null,
        null,
        row.signedAt(),
        signer.needsConfirmation(),
        signer.held(),
        signer.suspicions().isEmpty()
            ? null
            : signer.suspicions().toString().replace('[', '{').replace(']', '}'),
        signer.network(),
        row.answers(),
        row.ownWords());
  }

  /** So many of a program, held, from one network. */
  void aProgramSigns(int times) throws SQLException {
    aProgramSigns(times, true);
  }

  void aProgramSigns(int times, boolean held) throws SQLException {
    PublishedPage page = riversPetition();
    for (int from = 0; from < times; from += 1000) {
      sign(
          IntStream.range(from, Math.min(times, from + 1000))
              .mapToObj(
                  n ->
                      new Signer(
                          "bot" + n + "@throwaway.example",
                          page,
                          "198.51.100.0/24",
                          EnumSet.of(Suspicion.CROWDED_NETWORK),
                          held,
                          false))
              .toList());
    }
  }

  List<MaskedSignature> found(SignatureFilter filter) {
    return moderation.search(noor, petition, filter, OptionalLong.empty(), 100).signatures();
  }

  long act(Deed deed, SignatureFilter filter) {
    return act(noor, deed, filter);
  }

  long act(Actor moderator, Deed deed, SignatureFilter filter) {
    return switch (actions.act(moderator, petition, deed, filter, WHY)) {
      case ActOutcome.Begun(long action) -> action;
      case ActOutcome.NothingToDo(), ActOutcome.ReasonMissing() -> throw new AssertionError();
    };
  }

  ModerationAction action(long id) {
    return actions.action(noor, petition, id).orElseThrow();
  }

  String standing(String email) {
    return stored
        .sql("select standing from signature where pool_id = ? and email = ?")
        .params(pool.value(), email)
        .query(String.class)
        .single();
  }

  long id(String email) {
    return stored
        .sql("select id from signature where pool_id = ? and email = ?")
        .params(pool.value(), email)
        .query(Long.class)
        .single();
  }
}
