package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.chorus.local.CannotStart;
import org.junit.jupiter.api.Test;

class SignFieldsTest {
  private static final String PAGE =
      """
      <form action="/search"><input name="q" value="x"></form>
      <form method="post" action="/p">
        <input type="hidden" name="edition" value="a&amp;b">
        <input name="token" type="hidden" value="t0k">
        <input id="givenName" name="givenName" type="text" value="">
        <input id="email" name="email" type="email" value="">
        <input type="text" name="website" value="">
        <input type="radio" name="consent-1" value="yes"> <input type="radio" name="consent-1" value="no">
        <input type="radio" name="consent-2" value="yes"> <input type="radio" name="consent-2" value="no">
        <textarea id="letter" name="letter">We &lt;ask&gt;</textarea>
        <button type="submit">Sign</button>
      </form>
      """;

  @Test
  void sendsAllThatTheFormBringsAlongAndYesToEveryQuestion() {
    SignFields form = SignFields.of(PAGE);
    assertThat(form.bodyBeforeEmail())
        .isEqualTo(
            "edition=a%26b&token=t0k&givenName=Ada&website=&consent-1=yes&consent-2=yes"
                + "&letter=We+%3Cask%3E&familyName=Lovelace&email=");
    assertThat(form.consents()).isEqualTo(2);
  }

  @Test
  void refusesAPageThatCannotBeSigned() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> SignFields.of("<form action=\"/search\"></form>"))
        .withMessageContaining("no form");
  }
}
