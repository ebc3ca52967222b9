package org.chorus.console.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.review.Comment;
import org.chorus.campaign.review.CommentOutcome;
import org.chorus.campaign.review.Comments;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.content.ContentPart;
import org.chorus.kernel.Actor;

/** What co-owners say about one page, for those who may take part. */
public final class CommentsPanel extends Div {

  private final Comments comments;
  private final Actor actor;
  private final PageEdition edition;
  private final Runnable afterwards;
  private final Reader reader = Reader.current();
  private final Div list = new Div();
  private final Button more = new Button();
  private boolean resolvedShown;

  private CommentsPanel(Comments comments, Actor actor, PageEdition edition, Runnable afterwards) {
    this.comments = comments;
    this.actor = actor;
    this.edition = edition;
    this.afterwards = afterwards;
    setId("comments");
    addClassName("comments");
    more.setId("toggle-resolved-comments");
    more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    more.addClickListener(
        click -> {
          resolvedShown = !resolvedShown;
          showList();
        });
  }

  /**
   * Beside a page that somebody reads.
   *
   * @param revision the one that is shown
   * @param unsent what was typed earlier, and is typed now, by page
   * @param afterwards told when there are more or fewer open comments
   */
  public static CommentsPanel toReview(
      Comments comments,
      Actor actor,
      PageEdition edition,
      int revision,
      Map<PageEdition, String> unsent,
      Runnable afterwards) {
    CommentsPanel panel = new CommentsPanel(comments, actor, edition, afterwards);
    panel.add(
        new Panel("Comments", panel.list, panel.more, panel.form(revision, unsent))
            .explained(
                "For the people who write this page, and everybody who reviews it. A comment holds"
                    + " nothing up: to keep a page from going public, request changes."));
    panel.showList();
    return panel;
  }

  /** Above a page that somebody writes; nothing to see where nobody has said anything. */
  static CommentsPanel toWriter(Comments comments, Actor actor, PageEdition edition) {
    CommentsPanel panel = new CommentsPanel(comments, actor, edition, () -> {});
    panel.add(
        new Panel("What reviewers say", panel.list, panel.more)
            .explained("Mark as resolved what you have dealt with. It can be opened again."));
    panel.showList();
    panel.setVisible(
        !comments.open(actor, edition).isEmpty() || !comments.resolved(actor, edition).isEmpty());
    return panel;
  }

  private Component form(int revision, Map<PageEdition, String> unsent) {
    TextArea words = new TextArea("Your comment");
    words.setId("comment-words");
    words.setMaxLength(Comments.MAX_LENGTH);
    words.setWidthFull();
    words.setMinRows(2);
    words.setValue(unsent.getOrDefault(edition, ""));
    words.addValueChangeListener(typed -> unsent.put(edition, typed.getValue()));
    Select<ContentPart> about = new Select<>();
    about.setId("comment-about");
    about.setLabel("About");
    about.setEmptySelectionAllowed(true);
    about.setEmptySelectionCaption("The whole page");
    about.setItemLabelGenerator(part -> part == null ? "The whole page" : Parts.label(part));
    about.setItems(
        Stream.of(ContentPart.values()).filter(part -> part != ContentPart.LANGUAGE).toList());
    Button send = new Button("Comment");
    send.setId("send-comment");
    send.addClickListener(
        click -> {
          words.setInvalid(false);
          switch (comments.write(
              actor, edition, revision, about.getOptionalValue(), words.getValue())) {
            case CommentOutcome.Done() -> {
              words.clear();
              about.clear();
              changed();
            }
            case CommentOutcome.Refused refused -> {
              words.setErrorMessage(refused.remedy());
              words.setInvalid(true);
            }
          }
        });
    Div row = new Div(about, send);
    row.addClassName("comment-send");
    Div form = new Div(words, row);
    form.addClassName("comment-form");
    form.setVisible(comments.mayComment(actor, edition.campaign()));
    return form;
  }

  private void changed() {
    showList();
    afterwards.run();
  }

  private void showList() {
    list.removeAll();
    List<Comment> open = comments.open(actor, edition);
    List<Comment> resolved = comments.resolved(actor, edition);
    if (open.isEmpty()) {
      Paragraph none = new Paragraph("No comment is open.");
      none.addClassName("hint");
      list.add(none);
    } else {
      Paragraph number =
          new Paragraph(
              open.size() == 1 ? "1 open comment" : reader.number(open.size()) + " open comments");
      number.setId("open-comments");
      list.add(number, rows(open));
    }
    if (resolvedShown) {
      list.add(rows(resolved));
    }
    more.setVisible(!resolved.isEmpty());
    more.setText(resolvedShown ? "Hide resolved" : "Show resolved (" + resolved.size() + ")");
  }

  private UnorderedList rows(List<Comment> shown) {
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    for (int n = 0; n < shown.size(); n++) {
      rows.add(row(shown.get(n), n + 1));
    }
    return rows;
  }

  private ListItem row(Comment comment, int number) {
    Span who = new Span(comment.author() + ", " + comment.organization());
    who.addClassName("row-title");
    Span when = new Span(reader.moment(comment.at()) + ", " + whatItIsAbout(comment));
    when.addClassName("hint");
    Paragraph words = new Paragraph(comment.words());
    words.addClassName("comment-words");
    ListItem row = new ListItem(who, when, words);
    row.addClassName("comment");
    comment
        .resolved()
        .ifPresent(
            settled -> {
              Paragraph by =
                  new Paragraph("Resolved by " + settled.by() + ", " + reader.moment(settled.at()));
              by.addClassName("hint");
              row.add(by);
            });
    if (comment.mayResolve()) {
      row.add(settling(comment, number));
    }
    return row;
  }

  private static String whatItIsAbout(Comment comment) {
    String part = comment.about().map(about -> Parts.label(about) + ", ").orElse("");
    String read =
        comment.revision() == 0
            ? "on the page as it followed the common one"
            : "on revision " + comment.revision();
    return part
        + read
        + (comment.revision() == comment.current() ? "" : "; now " + comment.current());
  }

  private Button settling(Comment comment, int number) {
    boolean open = comment.resolved().isEmpty();
    Button settle = new Button(open ? "Resolve" : "Open again");
    settle.setId((open ? "resolve-comment-" : "reopen-comment-") + number);
    settle.setAriaLabel(
        (open ? "Resolve" : "Open again")
            + " the comment of "
            + comment.author()
            + ", "
            + reader.moment(comment.at()));
    settle.addThemeVariants(ButtonVariant.SMALL);
    settle.addClickListener(
        click -> {
          CommentOutcome outcome =
              open
                  ? comments.resolve(actor, edition, comment.id())
                  : comments.reopen(actor, edition, comment.id());
          switch (outcome) {
            case CommentOutcome.Done() -> {}
            case CommentOutcome.Refused refused -> Notice.problem(refused.remedy());
          }
          changed();
        });
    return settle;
  }
}
