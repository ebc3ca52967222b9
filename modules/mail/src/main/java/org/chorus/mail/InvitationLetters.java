package org.chorus.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.chorus.coalition.InvitationPost;
import org.chorus.mail.outbox.Letter;
import org.chorus.mail.outbox.LetterTemplates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Writes the mail that invites an organization into a coalition, in the console's language. */
@Component
class InvitationLetters {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
          .withLocale(Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final LetterTemplates templates = new LetterTemplates();
  private final String publicUrl;

  /**
   * @param publicUrl where staff reach the console, without a slash at the end
   */
  InvitationLetters(@Value("${chorus.public-url}") String publicUrl) {
    this.publicUrl = publicUrl;
  }

  Letter write(InvitationPost.Due invitation) {
    Context context = new Context(Locale.ENGLISH);
    context.setVariable("invitation", invitation);
    context.setVariable("until", DAY.format(invitation.expiresAt()));
    context.setVariable("url", publicUrl + "/console/invitation/" + invitation.token().value());
    return new Letter(
        invitation.recipient(),
        invitation.inviter(),
        Optional.empty(),
        oneLine(invitation.inviter() + " invites you: " + invitation.coalition()),
        templates.text("invitation", context),
        templates.html("invitation", context),
        Optional.empty());
  }

  /** A line break in a name must not begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
