package org.chorus.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chorus.coalition.InvitationPost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes the mail that invites an organization into a coalition, in the console's language. */
@Component
class InvitationLetters {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
          .withLocale(Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final TemplateEngine templates;
  private final String publicUrl;

  /**
   * @param publicUrl where staff reach the console, without a slash at the end
   */
  InvitationLetters(@Value("${chorus.public-url}") String publicUrl) {
    this.publicUrl = publicUrl;
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
    templates = engine;
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
        templates.process("invitation.txt", context),
        templates.process("invitation.html", context));
  }

  /** A line break in a name must not begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static ClassLoaderTemplateResolver resolver(String ending, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(InvitationLetters.class.getClassLoader());
    resolver.setPrefix("org/chorus/mail/");
    resolver.setResolvablePatterns(Set.of("*" + ending));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
