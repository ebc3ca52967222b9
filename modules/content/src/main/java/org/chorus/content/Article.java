package org.chorus.content;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns the Markdown of an article into HTML that is safe to show: CommonMark with notes. Raw HTML
 * in the source is shown as text; only headings, paragraphs, lists, quotes, emphasis, links and
 * notes come out. Notes that stand side by side are grouped with a comma, as in print.
 */
public final class Article {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(FootnotesExtension.create())).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(List.of(FootnotesExtension.create()))
          .escapeHtml(true)
          .build();

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "hr",
              "h2",
              "h3",
              "h4",
              "ul",
              "ol",
              "li",
              "blockquote",
              "em",
              "strong",
              "code",
              "pre",
              "a",
              "sup",
              "section")
          // The page's own title is the only first-level heading.
          .allowElements((name, attributes) -> "h2", "h1")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,6}"))
          .onElements("ol")
          .allowAttributes("href")
          .onElements("a")
          .allowStandardUrlProtocols()
          .requireRelsOnLinks("noopener", "noreferrer")
          .allowAttributes("class")
          .matching(Pattern.compile("footnotes|footnote-ref|footnote-backref"))
          .onElements("section", "sup", "a")
          .allowAttributes("id")
          .matching(Pattern.compile("fn(ref)?-[\\w-]+"))
          .onElements("li", "a")
          .allowAttributes("aria-label")
          .onElements("a")
          .toFactory();

  private static final Pattern NOTES_SIDE_BY_SIDE =
      Pattern.compile("</sup>(?=<sup class=\"footnote-ref\">)");

  private Article() {}

  /** The article as HTML; empty for an empty article. */
  public static String toHtml(String markdown) {
    String html = POLICY.sanitize(RENDERER.render(PARSER.parse(markdown)));
    return NOTES_SIDE_BY_SIDE.matcher(html).replaceAll("</sup><sup>,</sup>").strip();
  }
}
