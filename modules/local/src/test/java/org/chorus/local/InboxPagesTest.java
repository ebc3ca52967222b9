package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxPagesTest {
  private static final String HOSTILE = "<script>alert('x')</script>\"&";

  private static final CaughtMessage HOSTILE_MAIL =
      new CaughtMessage(
          7, Instant.EPOCH, HOSTILE, List.of(HOSTILE), HOSTILE, HOSTILE, "<script>x</script>");

  @Test
  void everyFieldOfTheListIsEscaped() {
    assertThat(InboxPages.list(List.of(HOSTILE_MAIL)))
        .doesNotContain("<script>")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;")
        .contains("href=\"/messages/7\"");
  }

  @Test
  void everyFieldOfAMailIsEscapedAndItsHtmlStaysInASandbox() {
    assertThat(InboxPages.view(HOSTILE_MAIL))
        .doesNotContain("<script>")
        .contains(
            "sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/messages/7/html\"")
        .doesNotContain("allow-scripts")
        .doesNotContain("allow-same-origin");
  }

  @Test
  void theCodesOfAllDemoLoginsAreThere() {
    Instant now = Instant.parse("2026-03-02T09:00:20Z");
    DemoOrganizations demo = DemoOrganizations.read();
    String page = InboxPages.codes(demo, now);
    assertThat(page).contains("content=\"10\"");
    demo.people()
        .forEach(
            person ->
                assertThat(page)
                    .contains(
                        person.email()
                            + "</td><td class=\"time\">"
                            + OneTimeCodes.at(now, person.oneTimeSecret())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          see http://a.example/s/x?b=1&c=2.  | http://a.example/s/x?b=1&amp;c=2
          (https://a.example/)               | https://a.example/
          <https://a.example/x>              | https://a.example/x
          """)
  void addressesBecomeLinksWithoutTheirPunctuation(String text, String address) {
    assertThat(InboxPages.withLinks(text)).contains("href=\"" + address + "\">" + address + "</a>");
  }

  @Test
  void nothingButWebAddressesBecomesALink() {
    assertThat(InboxPages.withLinks("javascript:alert(1) data:text/html,x ftp://a.example"))
        .doesNotContain("<a ");
  }

  @Test
  void anAddressCannotBreakOutOfItsAttribute() {
    assertThat(InboxPages.withLinks("https://a.example/\"onmouseover=\"x"))
        .contains("href=\"https://a.example/\"")
        .contains("&quot;onmouseover=&quot;x");
  }

  @Test
  void anEmptyInboxSaysSo() {
    assertThat(InboxPages.list(List.of())).contains("No mail yet");
  }
}
