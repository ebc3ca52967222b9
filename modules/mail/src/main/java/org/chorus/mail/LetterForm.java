package org.chorus.mail;

import java.util.Optional;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.outbox.Letter;
import org.chorus.mail.outbox.Letter.SignedOn;
import org.chorus.signature.SignatureFeed.NewSignature;
import org.unbescape.html.HtmlEscape;

/**
 * A letter to many that lacks the name and the link of each: composing one from its templates takes
 * a thousand times as long as filling one in. The gaps are marked with characters of Unicode's
 * private use area, which no template escapes; a name is filled in last, so that it cannot hold a
 * gap.
 */
record LetterForm(
    String senderName,
    Optional<EmailAddress> replyTo,
    String subject,
    String text,
    String html,
    Optional<OrganizationId> organization) {

  static final String GIVEN_NAME = "\uE000";
  static final String TOKEN = "\uE001";

  Letter fill(NewSignature signature, LinkToken link) {
    String name = signature.givenName().value();
    return new Letter(
        signature.email(),
        senderName,
        replyTo,
        subject,
        text.replace(TOKEN, link.value()).replace(GIVEN_NAME, name),
        html.replace(TOKEN, link.value()).replace(GIVEN_NAME, HtmlEscape.escapeHtml4Xml(name)),
        Optional.of(new SignedOn(signature.id(), organization)));
  }
}
