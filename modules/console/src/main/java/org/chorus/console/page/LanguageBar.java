package org.chorus.console.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chorus.campaign.page.EditionOverview;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.RemoveOutcome;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;

/** The languages of a page: where one stands, where the others are, how to add and remove one. */
final class LanguageBar extends Nav {

  private LanguageBar(
      PageEdition here, List<EditionOverview> editions, Function<PageEdition, String> link) {
    addClassName("language-bar");
    setId("languages");
    getElement().setAttribute("aria-label", "Languages of this page");
    UnorderedList list = new UnorderedList();
    editions.forEach(
        edition ->
            list.add(new ListItem(chip(here, edition, link.apply(here.in(edition.language()))))));
    if (editions.stream().noneMatch(edition -> edition.language().equals(here.language()))) {
      Span beginning = new Span(LanguageChoice.name(here.language()));
      beginning.addClassNames("language", "language-here");
      beginning.getElement().setAttribute("aria-current", "page");
      beginning.add(state("new"));
      list.add(new ListItem(beginning));
    }
    add(list);
  }

  /** For reading: languages to choose from. */
  static LanguageBar toRead(PageEdition here, List<EditionOverview> editions) {
    return new LanguageBar(here, editions, PageLinks::preview);
  }

  /** For writing: another language can be added, and this one taken out. */
  static LanguageBar toWrite(
      Actor actor, PageEdition here, List<EditionOverview> editions, Pages pages) {
    LanguageBar bar = new LanguageBar(here, editions, PageLinks::editor);
    bar.add(adding(here, editions, bar));
    editions.stream()
        .filter(edition -> edition.language().equals(here.language()) && edition.written())
        .filter(edition -> !edition.main() || here.owner() instanceof PageOwner.Partner)
        .findFirst()
        .ifPresent(edition -> bar.add(removing(actor, here, pages, bar)));
    return bar;
  }

  private static Anchor chip(PageEdition here, EditionOverview edition, String address) {
    Anchor chip = Links.to(address, LanguageChoice.name(edition.language()));
    chip.addClassName("language");
    words(here, edition).ifPresent(words -> chip.add(state(words)));
    if (edition.language().equals(here.language())) {
      chip.addClassName("language-here");
      chip.getElement().setAttribute("aria-current", "page");
    }
    return chip;
  }

  private static Optional<String> words(PageEdition here, EditionOverview edition) {
    if (!edition.complete()) {
      return Optional.of("incomplete");
    }
    return here.owner() instanceof PageOwner.Partner && !edition.written()
        ? Optional.of("as the common page")
        : Optional.empty();
  }

  private static Span state(String words) {
    Span state = new Span(words);
    state.addClassName("language-state");
    return state;
  }

  private static Select<String> adding(
      PageEdition here, List<EditionOverview> editions, LanguageBar bar) {
    Select<String> add = new Select<>();
    add.setId("add-language");
    add.setAriaLabel("Add a language");
    add.setPlaceholder("Add a language");
    add.setItemLabelGenerator(LanguageChoice::name);
    add.setItems(
        LanguageChoice.spoken().stream()
            .filter(
                language ->
                    !language.equals(here.language())
                        && editions.stream().noneMatch(each -> each.language().equals(language)))
            .toList());
    add.addValueChangeListener(
        chosen ->
            bar.getUI().ifPresent(ui -> ui.navigate(PageLinks.editor(here.in(chosen.getValue())))));
    return add;
  }

  private static Button removing(Actor actor, PageEdition here, Pages pages, LanguageBar bar) {
    String language = LanguageChoice.name(here.language());
    boolean common = here.owner() instanceof PageOwner.Everybody;
    Button remove =
        new Button(
            common ? "Remove " + language : "Follow the common page in " + language,
            click -> {
              ConfirmDialog dialog = new ConfirmDialog();
              dialog.setId("confirm-removal");
              dialog.setHeader(
                  common
                      ? "Remove " + language + " from the common page?"
                      : "Drop your own words in " + language + "?");
              dialog.setText(
                  common
                      ? "Supporters keep reading what is public now until the campaign is published"
                          + " again. Partners' pages that follow it lose this language too."
                      : "Your page reads as the common page does in this language, once that is"
                          + " approved and published. Where the common page is not in this language,"
                          + " yours will not be either.");
              dialog.setCancelable(true);
              dialog.setCancelText("Keep it");
              dialog.setConfirmText(common ? "Remove it" : "Drop them");
              dialog.addConfirmListener(
                  confirmed -> {
                    tell(pages.remove(actor, here), language);
                    bar.getUI().ifPresent(ui -> ui.navigate("campaigns/" + here.campaign()));
                  });
              dialog.open();
            });
    remove.setId("remove-language");
    remove.addThemeVariants(ButtonVariant.TERTIARY);
    return remove;
  }

  private static void tell(RemoveOutcome outcome, String language) {
    switch (outcome) {
      case RemoveOutcome.Removed() -> Notice.done(language + " is taken out of the page.");
      case RemoveOutcome.NothingWritten() ->
          Notice.problem("Nothing is written in " + language + ".");
      case RemoveOutcome.MainLanguage() ->
          Notice.problem("The common page always has the campaign's own language.");
      case RemoveOutcome.Archived() ->
          Notice.problem("The campaign is archived. Its pages change no more.");
    }
  }
}
