package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chorus.campaign.life.SigningState.Open;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.Target;
import org.junit.jupiter.api.Test;

class CampaignScreenTest {

  private static CampaignScreen screen(Content content) {
    return new CampaignScreen(
        Fixtures.pageOf(content), 12_345, "https://petitions.example.org", new Open());
  }

  private static Content saying(String language, String statement, String article) {
    return Content.blank(language)
        .with(ContentField.TITLE, "Title")
        .with(ContentField.ARTICLE, article)
        .with(ContentField.STATEMENT, statement)
        .with(new Target("", "", "Council"));
  }

  @Test
  void quotationMarksOfTheWriterAreNotDoubled() {
    assertThat(screen(saying("en", "Vote again.", "")).statementQuoted()).isFalse();
    assertThat(screen(saying("en", "\"Vote again.\"", "")).statementQuoted()).isTrue();
    assertThat(screen(saying("de", "„Stimmt neu ab.“", "")).statementQuoted()).isTrue();
    assertThat(screen(saying("en", "", "")).statementQuoted()).isFalse();
  }

  @Test
  void paragraphsAreApartWhereTheWriterLeftALine() {
    assertThat(screen(saying("en", "One\nstill one\n \nTwo", "")).statement())
        .containsExactly("One\nstill one", "Two");
  }

  @Test
  void notesStandApartFromTheArticle() {
    CampaignScreen screen = screen(saying("en", "S", "Said.[^1]\n\n[^1]: Somewhere."));
    assertThat(screen.article()).contains("Said.").doesNotContain("Somewhere");
    assertThat(screen.notes("Zurück zu $1")).contains("Somewhere", "aria-label=\"Zurück zu $1 1\"");
    assertThat(screen(saying("en", "S", "Said.")).hasNotes()).isFalse();
  }

  @Test
  void numbersAndDaysAreThoseOfTheLanguage() {
    assertThat(screen(saying("en", "S", "")))
        .extracting(CampaignScreen::totalInDigits, CampaignScreen::publishedOn)
        .containsExactly("12,345", "March 2, 2026");
    assertThat(screen(saying("de", "S", "")))
        .extracting(CampaignScreen::totalInDigits, CampaignScreen::publishedOn)
        .containsExactly("12.345", "2. März 2026");
  }

  @Test
  void aDescriptionEndsWithAWord() {
    String description = screen(saying("en", "word ".repeat(100), "")).description();
    assertThat(description).hasSizeLessThanOrEqualTo(201).endsWith("word…");
  }

  @Test
  void theBrandLeadsToThePartnersWebsiteIfItHasOne() {
    assertThat(screen(saying("en", "S", "")).brand().link()).isNull();
    assertThat(screen(saying("en", "S", "")).partners().others().all())
        .containsExactly("Right to Water");
    assertThat(Optional.ofNullable(screen(saying("en", "S", "")).image())).isEmpty();
  }
}
