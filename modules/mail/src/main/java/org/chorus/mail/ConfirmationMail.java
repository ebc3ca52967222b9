package org.chorus.mail;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.RevisionId;
import org.chorus.mail.outbox.Letter;
import org.chorus.mail.outbox.Mailbag;
import org.chorus.organization.Brands;
import org.chorus.organization.brand.Sender;
import org.chorus.signature.Confirmations;
import org.chorus.signature.SignatureFeed;
import org.chorus.signature.SignatureFeed.NewSignature;
import org.chorus.signature.SignatureFeed.Position;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows the new signatures and queues one confirmation mail for each. Link, mail and position are
 * committed together, so that a crash loses none and doubles none.
 */
@Component
public class ConfirmationMail {

  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final SignatureFeed feed;
  private final Confirmations confirmations;
  private final PublishedPages pages;
  private final Brands brands;
  private final ConfirmationLetters letters;
  private final Mailbag bag;
  private final Switches switches;

  ConfirmationMail(
      JdbcClient jdbc,
      SignatureFeed feed,
      Confirmations confirmations,
      PublishedPages pages,
      Brands brands,
      ConfirmationLetters letters,
      Mailbag bag,
      Switches switches) {
    this.jdbc = jdbc;
    this.feed = feed;
    this.confirmations = confirmations;
    this.pages = pages;
    this.brands = brands;
    this.letters = letters;
    this.bag = bag;
    this.switches = switches;
  }

  /**
   * Takes everybody who has signed so far as written to: for people who are not to get mail,
   * because they were imported or made up.
   */
  @Transactional
  public void skipEverybodySoFar() {
    Position position = lockPosition();
    List<NewSignature> batch = feed.after(position, BATCH);
    while (!batch.isEmpty()) {
      position = batch.getLast().position();
      batch = feed.after(position, BATCH);
    }
    moveTo(position);
  }

  /**
   * Queues the mails of one batch of new signatures; says how many there were. Nodes take turns.
   * While mail is switched off there are none: what is written later has links that work for their
   * whole time. Nobody is written to whose signature is gone by then: what a program entered are
   * strangers' addresses.
   */
  @Transactional
  int queueBatch() {
    if (switches.isOff(Switch.MAIL)) {
      return 0;
    }
    List<NewSignature> batch = feed.after(lockPosition(), BATCH);
    if (batch.isEmpty()) {
      return 0;
    }
    queue(batch.stream().filter(signature -> !signature.gone()).toList());
    moveTo(batch.getLast().position());
    return batch.size();
  }

  /**
   * Queues the mails to these signers, with the link of each, in the caller's transaction.
   *
   * @return in whose name each of them is; fewer than signers, where pages are gone
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<Optional<OrganizationId>> queue(List<NewSignature> signatures) {
    Map<Long, LinkToken> links =
        confirmations.issue(signatures.stream().map(NewSignature::id).toList());
    Map<RevisionId, Optional<LetterForm>> forms = new HashMap<>();
    List<Letter> written = new ArrayList<>();
    for (NewSignature signature : signatures) {
      forms
          .computeIfAbsent(signature.revision(), seen -> form(seen, signature.language()))
          .ifPresent(
              form -> written.add(form.fill(signature, requireNonNull(links.get(signature.id())))));
    }
    bag.put(written);
    return written.stream()
        .map(letter -> letter.signedOn().flatMap(Letter.SignedOn::organization))
        .toList();
  }

  /** What everybody gets who saw this; empty where its page is gone. */
  private Optional<LetterForm> form(RevisionId seen, String language) {
    return pages
        .signed(seen)
        .map(
            page ->
                letters.compose(
                    language, page, page.organization().map(brands::senderOf).orElse(Sender.NONE)));
  }

  private Position lockPosition() {
    return jdbc.sql("select transaction, touch_id from confirmation_mail_position for update")
        .query((row, number) -> new Position(row.getLong("transaction"), row.getLong("touch_id")))
        .single();
  }

  private void moveTo(Position position) {
    jdbc.sql(
            """
            update confirmation_mail_position
               set transaction = :transaction, touch_id = :touch
            """)
        .param("transaction", position.transaction())
        .param("touch", position.touch())
        .update();
  }
}
