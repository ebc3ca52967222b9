package org.chorus.console.campaign;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.campaign.review.Comments;
import org.chorus.console.page.CommentsPanel;
import org.chorus.console.page.LanguageChoice;
import org.chorus.console.page.PageRendering;
import org.chorus.console.page.Pictures;
import org.chorus.kernel.Actor;

/** One page after the other as supporters would read it, in any of its languages. */
final class ReviewedPages extends Div {

  private final Actor actor;
  private final CampaignOverview campaign;
  private final PublishedPages publishedPages;
  private final Comments comments;
  private final Map<PageEdition, String> unsentComments;
  private final Pictures pictures;
  private final boolean takesPart;
  private final Paragraph open = new Paragraph();
  private final ComboBox<PageOverview> page = new ComboBox<>("Page");
  private final Select<String> language = new Select<>();
  private final Div shown = new Div();

  ReviewedPages(
      Actor actor,
      CampaignOverview campaign,
      PublishedPages publishedPages,
      Comments comments,
      Map<PageEdition, String> unsentComments,
      Pictures pictures) {
    this.actor = actor;
    this.campaign = campaign;
    this.publishedPages = publishedPages;
    this.comments = comments;
    this.unsentComments = unsentComments;
    this.pictures = pictures;
    this.takesPart = comments.mayComment(actor, campaign.id());
    addClassName("reviewed-pages");
    page.setId("reviewed-page");
    page.setItems(campaign.pages());
    page.setItemLabelGenerator(PageOverview::ownerName);
    page.setAllowCustomValue(false);
    page.addValueChangeListener(chosen -> choosePage(Optional.ofNullable(chosen.getValue())));
    language.setId("reviewed-language");
    language.setLabel("Language");
    language.setItemLabelGenerator(LanguageChoice::name);
    language.addValueChangeListener(chosen -> show());
    Div choice = new Div(page, language);
    choice.addClassName("reviewed-choice");
    open.setId("open-comments-in-all");
    open.addClassName("hint");
    shown.addClassName("reviewed-page");
    add(choice, open, shown);
    countOpen();
    campaign.pages().stream().findFirst().ifPresent(page::setValue);
  }

  private void choosePage(Optional<PageOverview> chosen) {
    chosen.ifPresent(
        one -> {
          language.setItems(one.languages());
          language.setVisible(one.languages().size() > 1);
          language.setValue(one.languages().getFirst());
        });
  }

  private void show() {
    shown.removeAll();
    if (page.isEmpty() || language.isEmpty()) {
      return;
    }
    PageEdition edition =
        new PageEdition(campaign.id(), page.getValue().owner(), language.getValue());
    Optional<PublishedPage> seen = publishedPages.preview(actor, edition);
    if (seen.isEmpty()) {
      shown.add(new Paragraph("This page is gone meanwhile. Reload to see what stands now."));
      return;
    }
    shown.add(new PageRendering(seen.get(), pictures));
    if (takesPart) {
      int revision = comments.revisionRead(actor, edition, seen.get().revision());
      shown.add(
          CommentsPanel.toReview(
              comments, actor, edition, revision, unsentComments, this::countOpen));
    }
  }

  /** On which pages something is open, because only one of them is on the screen. */
  private void countOpen() {
    Map<PageEdition, Integer> counts = takesPart ? comments.openOn(actor, campaign.id()) : Map.of();
    open.setVisible(!counts.isEmpty());
    open.setText(
        "Open comments: "
            + campaign.pages().stream()
                .flatMap(
                    each ->
                        each.languages().stream()
                            .map(tag -> new PageEdition(campaign.id(), each.owner(), tag))
                            .filter(counts::containsKey)
                            .map(
                                edition ->
                                    each.ownerName()
                                        + (edition.language().equals(campaign.language())
                                            ? ""
                                            : " in " + LanguageChoice.name(edition.language()))
                                        + " "
                                        + counts.get(edition)))
                .collect(Collectors.joining(", ")));
  }
}
