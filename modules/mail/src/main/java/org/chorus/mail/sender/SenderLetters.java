package org.chorus.mail.sender;

import java.util.Locale;
import java.util.Optional;
import org.chorus.kernel.EmailAddress;
import org.chorus.mail.outbox.Letter;
import org.chorus.mail.outbox.LetterTemplates;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Writes the mail with the code for an Organization's own address, in the console's language. */
@Component
final class SenderLetters {

  private final LetterTemplates templates = new LetterTemplates();

  Letter write(EmailAddress address, String organization, String member, SenderCode code) {
    Context context = new Context(Locale.ENGLISH);
    context.setVariable("organization", organization);
    context.setVariable("member", member);
    context.setVariable("code", code.value());
    return new Letter(
        address,
        "Chorus",
        Optional.empty(),
        "Your code for the sender of " + organization.replaceAll("\\s+", " "),
        templates.text("sender-code", context),
        templates.html("sender-code", context),
        Optional.empty());
  }
}
