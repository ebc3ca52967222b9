package org.chorus.site;

import java.util.List;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.organization.OrganizationProfile;
import org.chorus.site.form.SignForm;
import org.chorus.site.screen.Language;

/**
 * How a page asks people whether organizations may contact them, or states it.
 *
 * @param asks one for each organization, however the page does it
 * @param disclosures what is read where it states
 */
public record Consents(ConsentMode mode, List<Ask> asks, List<Disclosure> disclosures) {

  private static final int MOST_QUESTIONS = 6;

  /** One consent to ask for. */
  public record Ask(String field, String text, String organization, String wording) {}

  /** What is stated of organizations, all that have the same words together. */
  public record Disclosure(String organizations, String wording) {}

  static Consents of(PublishedPage page, Language language) {
    return new Consents(page.consentMode(), asks(page), disclosures(page, language));
  }

  private static List<Ask> asks(PublishedPage page) {
    return page.asks().stream()
        .map(
            ask ->
                new Ask(
                    SignForm.field(ask),
                    ask.text().value().toString(),
                    ask.organization().name(),
                    ask.wording()))
        .toList();
  }

  private static List<Disclosure> disclosures(PublishedPage page, Language language) {
    return page.statements().stream()
        .map(
            statement ->
                new Disclosure(
                    language.list(
                        statement.organizations().stream().map(OrganizationProfile::name).toList(),
                        ""),
                    statement.wording()))
        .toList();
  }

  /** Whether people want a quicker way to say no than one by one. */
  public boolean many() {
    return asks.size() > MOST_QUESTIONS;
  }
}
