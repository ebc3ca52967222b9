package org.chorus.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTest {

  @Test
  void showsNotesWithWaysThereAndBack() {
    String html = Article.toHtml("Water is late.[^1]\n\n[^1]: Survey, “Rivers,” 2026.");

    assertThat(html).contains("class=\"footnote-ref\"").contains("href=\"#fn-1\"");
    assertThat(html).contains("id=\"fn-1\"").contains("href=\"#fnref-1\"").contains("“Rivers,”");
  }

  @Test
  void groupsNotesThatStandSideBySide() {
    String html = Article.toHtml("Late.[^a][^b] Later.[^c]\n\n[^a]: A.\n\n[^b]: B.\n\n[^c]: C.");

    assertThat(html).containsOnlyOnce("<sup>,</sup>");
    assertThat(html.indexOf("<sup>,</sup>")).isBetween(html.indexOf(">1<"), html.indexOf(">2<"));
  }

  @Test
  void keepsCallsThatLeadToTheForm() {
    assertThat(Article.toHtml("[Tell them: stop](#sign)")).contains("href=\"#sign\"");
  }

  @Test
  void keepsTypography() {
    String text = "asylum‐seekers — “quoted” ‘twice’ © café";
    assertThat(Article.toHtml(text)).contains(text);
  }

  @Test
  void leavesTheFirstHeadingToThePage() {
    assertThat(Article.toHtml("# Big")).isEqualTo("<h2>Big</h2>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "![x](https://tracker.example/x.png)",
        "<a href=\"#\" onclick=\"alert(1)\">x</a>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<style>body{display:none}</style>",
        "<iframe src=\"https://evil.example\"></iframe>"
      })
  void letsNothingRunAndNothingLoad(String markdown) {
    assertThat(Article.toHtml(markdown))
        .doesNotContainPattern("<(script|img|style|iframe)")
        .doesNotContainPattern("<[^>]*(onerror|onclick|javascript:|data:)");
  }
}
