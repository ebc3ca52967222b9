package org.chorus.console.page;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.console.look.Typing;
import org.chorus.content.Article;
import org.chorus.content.ContentField;

/** The article in Markdown, with what becomes of it beside it. */
final class ArticleField extends Div {

  private final TextArea source = new TextArea(Parts.label(ContentField.ARTICLE));
  private final Div preview = new Div();

  ArticleField(Runnable onChange) {
    addClassName("article-field");
    source.setId("article");
    source.setMinRows(14);
    source.setHelperText("Written in Markdown. The preview follows as you type.");
    Typing.reported(source);
    source.addValueChangeListener(
        change -> {
          render();
          if (change.isFromClient()) {
            onChange.run();
          }
        });
    Span label = new Span("Preview");
    label.addClassName("group-label");
    preview.addClassNames("rendering", "article-preview");
    preview.getElement().setAttribute("tabindex", "0");
    preview.getElement().setAttribute("role", "region");
    preview.getElement().setAttribute("aria-label", "Preview of the article");
    Div right = new Div(label, preview);
    right.addClassName("article-right");
    Div both = new Div(source, right);
    both.addClassName("article-both");
    add(both, help());
    render();
  }

  TextArea source() {
    return source;
  }

  private void render() {
    preview.removeAll();
    String html = Article.toHtml(source.getValue());
    // Safe as it is: the renderer lets nothing through but plain formatting.
    preview.add(
        html.isEmpty()
            ? new Span("Nothing written yet.")
            : new Html("<div class=\"rendering-article\">" + html + "</div>"));
  }

  private static Details help() {
    DescriptionList list = new DescriptionList();
    list.addClassName("markdown-help");
    explain(list, "## Heading", "A heading between paragraphs.");
    explain(list, "**strong** and *emphasis*", "Words that stand out.");
    explain(list, "- one\n- two", "A list. Numbers make an ordered one: 1. one");
    explain(list, "> quoted", "A quotation.");
    explain(list, "[text](https://example.org)", "A link.");
    explain(list, "[Sign now](#sign)", "A call to action that leads to the form.");
    explain(list, "As a study shows.[1](#source-1)", "Leads to the first of the sources below.");
    explain(
        list,
        "As studies show.[^1]\n\n[^1]: Author, “Title”, 2026.",
        "A note. The number stands in the text, the note itself at the end of the article.");
    Details help = new Details("How to format an article", list);
    help.addClassName("help");
    return help;
  }

  private static void explain(DescriptionList list, String markdown, String meaning) {
    list.add(
        new DescriptionList.Term(new Code(markdown)), new DescriptionList.Description(meaning));
  }
}
