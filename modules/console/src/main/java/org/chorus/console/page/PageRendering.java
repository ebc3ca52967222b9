package org.chorus.console.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.stream.Collectors;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.console.look.Reader;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.Source;
import org.chorus.organization.OrganizationProfile;

/**
 * A page as supporters will read it, in reading order, with everything that was written for it. The
 * form is shown and cannot be used.
 */
public final class PageRendering extends Article {

  /** More of them hide what else there is to read; supporters get them all. */
  private static final int FEW_QUESTIONS = 6;

  private static final String NOTES = "<section class=\"footnotes\"";

  public PageRendering(PublishedPage page, Pictures pictures) {
    addClassName("rendering");
    getElement().setAttribute("lang", page.content().language());
    head(page, pictures);
    switch (page.kind()) {
      case PETITION -> {
        add(demand(page), form(page));
        story(page);
      }
      case LETTER -> {
        story(page);
        add(demand(page), form(page));
      }
    }
    add(after(page.content()));
  }

  private void head(PublishedPage page, Pictures pictures) {
    Content content = page.content();
    add(
        part(
            "rendering-brand",
            page.organization().map(OrganizationProfile::name).orElse(page.coalitionName())),
        part(
            "rendering-kicker",
            (page.kind() == CampaignKind.PETITION ? "Petition to " : "Open letter to ")
                + content.target().inASentence()),
        new H2(content.title()));
    content
        .picture()
        .image()
        .ifPresent(
            image -> {
              Div figure = new Div(pictures.show(image, content.picture().alternative()));
              figure.addClassName("rendering-picture");
              if (!content.picture().credit().isEmpty()) {
                figure.add(part("rendering-credit", content.picture().credit()));
              }
              add(figure);
            });
  }

  /** The article with what surrounds it; its notes come last, as on the public page. */
  private void story(PublishedPage page) {
    Content content = page.content();
    add(part("rendering-date", Reader.current().date(page.publishedAt())));
    if (!content.lede().isEmpty()) {
      add(part("rendering-lede", content.lede()));
    }
    call(content.leadIn());
    String article = page.articleHtml();
    int notes = article.indexOf(NOTES);
    html(notes < 0 ? article : article.substring(0, notes));
    call(content.closingCall());
    if (!content.thanks().isEmpty()) {
      add(part("rendering-thanks", content.thanks()));
    }
    html(notes < 0 ? "" : article.substring(notes));
    if (!content.sources().isEmpty()) {
      add(sources(content));
    }
  }

  private static Component sources(Content content) {
    OrderedList list = new OrderedList();
    int number = 1;
    for (Source source : content.sources()) {
      ListItem item = new ListItem();
      item.setId("source-" + number++);
      item.add(
          source.url().isEmpty()
              ? new Span(source.words())
              : new Anchor(source.url(), source.words(), AnchorTarget.BLANK));
      list.add(item);
    }
    Section sources = new Section(new H3("Sources"), list);
    sources.addClassName("rendering-sources");
    return sources;
  }

  /** What people read who have signed. */
  private static Component after(Content content) {
    Section after = new Section(new H3("After signing"));
    after.addClassName("rendering-after");
    if (!content.thankYou().isEmpty()) {
      after.add(paragraphs(content.thankYou()));
    }
    after.add(
        part(
            "rendering-share",
            "People share: “"
                + (content.shareText().isEmpty() ? content.title() : content.shareText())
                + "”"));
    return after;
  }

  /** Safe as it is: the article's own renderer lets nothing through but plain formatting. */
  private void html(String article) {
    if (!article.isBlank()) {
      add(new Html("<div class=\"rendering-article\">" + article + "</div>"));
    }
  }

  private void call(String words) {
    if (!words.isEmpty()) {
      Anchor call = new Anchor("#sign", words);
      call.getElement().setAttribute("router-ignore", true);
      call.addClassName("rendering-call");
      add(call);
    }
  }

  private static Component demand(PublishedPage page) {
    Content content = page.content();
    Section demand = new Section();
    demand.addClassName("rendering-demand");
    switch (page.kind()) {
      case PETITION -> {
        if (!content.target().isEmpty()) {
          demand.add(
              part(
                  "rendering-intro",
                  content.statementIntro().isEmpty()
                      ? "The petition to " + content.target().inASentence() + " reads:"
                      : content
                          .statementIntro()
                          .replace("{target}", content.target().inASentence())));
        }
        demand.add(paragraphs(content.statement()));
      }
      case LETTER -> {
        Div address = new Div();
        address.addClassName("rendering-address");
        content.target().lines().forEach(line -> address.add(new Div(line)));
        demand.add(address, part("rendering-salutation", content.salutation()));
        demand.add(paragraphs(content.letter()));
      }
    }
    return demand;
  }

  private static Component form(PublishedPage page) {
    Section form = new Section();
    form.addClassName("rendering-form");
    form.setId("sign");
    form.getElement().setAttribute("inert", true);
    form.add(
        new H3(page.kind() == CampaignKind.PETITION ? "Sign the petition" : "Sign the letter"));
    if (page.letterWords() == LetterWords.SIGNERS_OWN) {
      form.add(ownLetter(page.content()));
    }
    form.add(field("Given name"), field("Family name"), field("Email address"));
    switch (page.countryQuestion()) {
      case NO -> {}
      case OPTIONAL -> form.add(field("Country (optional)"));
      case REQUIRED -> form.add(field("Country"));
    }
    List<Div> consents = consents(page);
    int few = Math.min(FEW_QUESTIONS, consents.size());
    consents.subList(0, few).forEach(form::add);
    if (consents.size() > few) {
      Div others = new Div();
      consents.subList(few, consents.size()).forEach(others::add);
      form.add(new Details((consents.size() - few) + " more partners ask below", others));
    }
    form.add(new NativeButton("Sign"));
    if (page.counting() == Counting.WHEN_CONFIRMED) {
      form.add(
          part(
              "rendering-counting", "The signature counts once its address is confirmed by mail."));
    }
    return form;
  }

  /** The letter in the form: what lies between salutation and name can be changed. */
  private static Component ownLetter(Content content) {
    TextArea letter = new TextArea("Your letter");
    letter.setId("rendering-letter");
    letter.setValue(content.letter());
    letter.setEnabled(false);
    letter.setWidthFull();
    Div sheet =
        new Div(
            part("rendering-salutation", content.salutation()),
            letter,
            part("rendering-signer", "Given name and family name"));
    sheet.addClassName("rendering-field");
    return sheet;
  }

  /** How people agree: by questions, by boxes, or by what is stated of all together. */
  private static List<Div> consents(PublishedPage page) {
    return switch (page.consentMode()) {
      case EXPLICIT ->
          page.asks().stream()
              .map(
                  ask -> {
                    Div question = consent(ask.organization().name(), ask.wording());
                    question.add(part("rendering-answers", "◯ Yes   ◯ No"));
                    return question;
                  })
              .toList();
      case CHECKBOX ->
          page.asks().stream()
              .map(ask -> consent("☐ " + ask.organization().name(), ask.wording()))
              .toList();
      case DISCLOSURE ->
          page.statements().stream()
              .map(
                  statement ->
                      consent(
                          statement.organizations().stream()
                              .map(OrganizationProfile::name)
                              .collect(Collectors.joining(", ")),
                          statement.wording()))
              .toList();
    };
  }

  private static Div consent(String who, String wording) {
    Div consent = new Div(part("rendering-asker", who), new Paragraph(wording));
    consent.addClassName("rendering-consent");
    return consent;
  }

  private static Component field(String label) {
    Span name = new Span(label);
    Div box = new Div();
    box.addClassName("rendering-input");
    Div field = new Div(name, box);
    field.addClassName("rendering-field");
    return field;
  }

  /** Plain text whose paragraphs stand apart by empty lines. */
  private static Component paragraphs(String text) {
    Div all = new Div();
    all.addClassName("rendering-words");
    for (String paragraph : text.split("\n\\s*\n", -1)) {
      if (!paragraph.isBlank()) {
        all.add(new Paragraph(paragraph));
      }
    }
    return all;
  }

  private static Paragraph part(String className, String text) {
    Paragraph part = new Paragraph(text);
    part.addClassName(className);
    return part;
  }
}
