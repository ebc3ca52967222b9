package org.chorus.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.util.Optional;
import java.util.Set;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.published.PageAddress;
import org.chorus.campaign.published.SignedPage;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.RevisionId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.mail.outbox.Letter;
import org.chorus.organization.brand.Sender;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignatureFeed.NewSignature;
import org.chorus.signature.SignatureFeed.Position;
import org.chorus.testing.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmationLettersTest {

  private static final Translations WORDS =
      Translations.of(ConfirmationLetters.class, "confirmation");

  private final ConfirmationLetters letters =
      new ConfirmationLetters("https://petitions.example.org");

  private Letter letter(String language) {
    return letter(language, "Ada");
  }

  private Letter letter(String language, String name) {
    return letter(language, name, Counting.AT_ONCE);
  }

  private Letter letter(String language, String name, Counting counting) {
    return letters
        .compose(
            language,
            new SignedPage(
                "The {0} dam’s end",
                new PageAddress(new Slug("dam"), Optional.empty(), Optional.of(language)),
                CampaignKind.PETITION,
                counting,
                "Rivers",
                Optional.empty()),
            Sender.NONE)
        .fill(
            new NewSignature(
                1,
                Position.START,
                new EmailAddress("ada@example.org"),
                new PersonName(name),
                language,
                RevisionId.random(),
                false),
            new LinkToken("a".repeat(43)));
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "EN")
  void everyLanguageHasEveryWordWithItsArguments(SpokenLanguage language) {
    assertThat(WORDS.faultsOf(language.tag(), Set.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aLetterSaysEverythingInTheLanguageOfThePage(SpokenLanguage language) {
    Letter letter = letter(language.tag());
    String confirm = "https://petitions.example.org/confirm/" + "a".repeat(43);
    assertThat(letter.subject()).contains("The {0} dam’s end");
    assertThat(letter.text()).contains("Ada", "The {0} dam’s end", confirm).doesNotContain("??");
    assertThat(letter.html())
        .contains(
            "lang=\"" + language.tag() + "\"",
            WORDS.words(language.locale()).getProperty("button"),
            confirm)
        .doesNotContain("??", "{1}");
  }

  @ParameterizedTest
  @EnumSource
  void whoeverCountsOnceConfirmedIsTold(SpokenLanguage language) {
    String counts = WORDS.words(language.locale()).getProperty("why.when-confirmed");
    String helps = WORDS.words(language.locale()).getProperty("why");
    Letter letter = letter(language.tag(), "Ada", Counting.WHEN_CONFIRMED);
    assertThat(letter.text()).contains(counts).doesNotContain(helps);
    assertThat(letter.html()).contains(counts).doesNotContain(helps);
    assertThat(letter(language.tag()).text()).contains(helps).doesNotContain(counts);
  }

  @Test
  void whereALanguageIsNotSpokenTheWordsAreEnglishAndMarkedSo() {
    assertThat(letter("fi").html())
        .contains("<html lang=\"en\"", "Confirm my signature", "lang=\"fi\"");
    assertThat(letter("no such tag").text()).contains("Dear Ada,");
  }

  @Test
  void aNameIsTextAndNothingElse() {
    Letter letter = letter("en", "\"O'Hara\" & <b>$1 {0}");
    assertThat(letter.text()).contains("Dear \"O'Hara\" & <b>$1 {0},");
    assertThat(letter.html())
        .contains("Dear &quot;O&#39;Hara&quot; &amp; &lt;b&gt;$1 {0},")
        .doesNotContain("<b>");
  }

  @Test
  void noGapIsLeft() {
    Letter letter = letter("en");
    assertThat(letter.subject() + letter.text() + letter.html())
        .doesNotContain(LetterForm.GIVEN_NAME, LetterForm.TOKEN);
  }
}
