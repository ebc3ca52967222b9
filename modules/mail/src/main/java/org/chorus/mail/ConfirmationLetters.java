package org.chorus.mail;

import java.util.Locale;
import org.chorus.campaign.published.SignedPage;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.mail.outbox.LetterTemplates;
import org.chorus.organization.brand.Sender;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/**
 * Writes the mail that asks a signer to confirm, in the language of the page; in English where that
 * is not spoken here.
 */
@Component
class ConfirmationLetters {

  private final LetterTemplates templates;
  private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
  private final String publicUrl;

  /**
   * @param publicUrl where supporters reach the site, without a slash at the end
   */
  ConfirmationLetters(@Value("${chorus.public-url}") String publicUrl) {
    this.publicUrl = publicUrl;
    messages.setBasename("org.chorus.mail.confirmation");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    this.templates = new LetterTemplates(messages);
  }

  /**
   * The letter to everybody who signed on a page, but for their names and links.
   *
   * @param language the tag of the page's
   * @param sender in whose name, where that is not the page's own
   */
  LetterForm compose(String language, SignedPage page, Sender sender) {
    Locale locale = SpokenLanguage.of(language).orElse(SpokenLanguage.EN).locale();
    Context context = new Context(locale);
    context.setVariable("pageLanguage", language);
    context.setVariable("givenName", LetterForm.GIVEN_NAME);
    context.setVariable("page", page);
    context.setVariable("whenConfirmed", page.countsWhenConfirmed());
    context.setVariable("pageUrl", publicUrl + page.address());
    context.setVariable("confirmUrl", publicUrl + "/confirm/" + LetterForm.TOKEN);
    return new LetterForm(
        sender.name().orElse(page.from()),
        sender.replyTo(),
        messages.getMessage("subject", new Object[] {page.title()}, locale),
        templates.text("confirmation", context),
        templates.html("confirmation", context),
        page.organization());
  }
}
