package org.chorus.console.page;

import static org.chorus.content.ContentField.ARTICLE;
import static org.chorus.content.ContentField.CLOSING_CALL;
import static org.chorus.content.ContentField.CONSENT_WORDING;
import static org.chorus.content.ContentField.IMAGE_ID;
import static org.chorus.content.ContentField.LANGUAGE;
import static org.chorus.content.ContentField.LEAD_IN;
import static org.chorus.content.ContentField.LEDE;
import static org.chorus.content.ContentField.LETTER;
import static org.chorus.content.ContentField.SALUTATION;
import static org.chorus.content.ContentField.SHARE_TEXT;
import static org.chorus.content.ContentField.SOURCES;
import static org.chorus.content.ContentField.STATEMENT;
import static org.chorus.content.ContentField.STATEMENT_INTRO;
import static org.chorus.content.ContentField.TARGET_JOB_TITLE;
import static org.chorus.content.ContentField.TARGET_NAME;
import static org.chorus.content.ContentField.TARGET_ORGANIZATION;
import static org.chorus.content.ContentField.THANKS;
import static org.chorus.content.ContentField.THANK_YOU;
import static org.chorus.content.ContentField.TITLE;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.page.Images;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageText;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Typing;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.content.ContentProblem;
import org.chorus.kernel.Actor;

/**
 * Every text of a page in one language. What a petition or a letter does not have is kept as it
 * was. Reports what the person at the screen changes, not what the program fills in.
 */
final class ContentForm extends Div {

  private final PageEdition edition;
  private final Map<ContentField, TextFieldBase<?, String>> fields =
      new EnumMap<>(ContentField.class);
  private final List<PartBox> parts = new ArrayList<>();
  private final ArticleField article;
  private final PictureField picture;
  private Runnable onChange = () -> {};
  private PageText shown;

  ContentForm(
      Actor actor,
      CampaignOverview campaign,
      PageEdition edition,
      Images images,
      Pictures pictures) {
    this.edition = edition;
    this.shown = PageText.whole(Content.blank(edition.language()));
    addClassName("content-form");
    article = new ArticleField(this::changed);
    fields.put(ARTICLE, article.source());
    picture = new PictureField(actor, images, pictures, this::changed);

    add(
        new Panel(
            "Beginning",
            part(TITLE, line(TITLE, "One line that says what this is about.")),
            part(LEDE, text(LEDE, 3, "The publication date is shown in front of it.")),
            part(
                LEAD_IN,
                text(
                    LEAD_IN,
                    1,
                    "Stands before the article and leads to the form, for example “Act now: sign"
                        + " the petition”."))),
        new Panel("Image", part(IMAGE_ID, picture)),
        new Panel(
            "Article",
            part(ARTICLE, article),
            part(
                SOURCES,
                text(
                    SOURCES,
                    2,
                    "One a line: who wrote what, where and when, then the address in angle"
                        + " brackets: <https://…>. The article refers to the first one with"
                        + " [1](#source-1)."))),
        new Panel(
                "Whom it addresses",
                part(
                    TARGET_NAME,
                    line(TARGET_NAME, "A person, if it addresses one."),
                    line(TARGET_JOB_TITLE, "For example “Chief Executive”."),
                    line(TARGET_ORGANIZATION, "A company or an authority.")))
            .explained(
                "At least one of the three. Public, professional information only: targets are"
                    + " people too."),
        demand(campaign.kind()),
        new Panel(
            "Ending",
            part(
                CLOSING_CALL,
                text(CLOSING_CALL, 1, "Stands after the article and leads to the form.")),
            part(THANKS, text(THANKS, 1, "The last line on the page itself."))),
        new Panel(
                "After signing",
                part(
                    THANK_YOU,
                    text(
                        THANK_YOU,
                        2,
                        "Your own words of thanks, beside what Chorus says already.")),
                part(
                    SHARE_TEXT,
                    line(
                        SHARE_TEXT,
                        "What people send on in their own name. The link is added. Empty for the"
                            + " title.")))
            .explained("What people read who have signed."));
    if (edition.owner() instanceof PageOwner.Partner) {
      add(
          new Panel(
                  "Consent",
                  text(
                      CONSENT_WORDING,
                      3,
                      "Leave it empty for the standard words: “"
                          + campaign.consentMode().standardWording(edition.language())
                          + "”"))
              .explained(
                  "What people read beside your organization's name, on every page of the campaign"
                      + " in this language."));
    }
  }

  private Component demand(CampaignKind kind) {
    return switch (kind) {
      case PETITION ->
          new Panel(
              "Petition",
              part(
                  STATEMENT,
                  line(
                      STATEMENT_INTRO,
                      "Stands before it. {target} is whom it addresses. Empty for the usual “The"
                          + " petition to {target} reads:”."),
                  text(STATEMENT, 5, "Quoted apart from the article. Plain text.")));
      case LETTER ->
          new Panel(
              "Letter",
              part(
                  LETTER,
                  line(SALUTATION, "For example “Dear Ms Duarte,”."),
                  text(LETTER, 10, "Plain text. An empty line begins a new paragraph.")));
    };
  }

  PageText text() {
    Content content = writeTo(shown.content(), any -> true).with(picture.picture());
    Set<ContentPart> own = EnumSet.noneOf(ContentPart.class);
    own.addAll(shown.own());
    parts.forEach(
        part -> {
          if (part.isOwn()) {
            own.add(part.part());
          } else {
            own.remove(part.part());
          }
        });
    return new PageText(content.with(LANGUAGE, edition.language()), own);
  }

  /**
   * @param common what a partner's page can follow; empty where there is nothing to follow
   */
  void setText(PageText text, Optional<Content> common) {
    shown = text;
    Content content = text.content();
    show(content, any -> true);
    picture.setPicture(content.picture());
    parts.forEach(
        part ->
            part.show(
                content,
                common.orElse(content),
                common.isEmpty() || text.own().contains(part.part())));
    setClassName("content-form-alone", common.isEmpty());
  }

  /** Says beside each field what is wrong with it and goes to the first; nothing takes all back. */
  void showProblems(List<ContentProblem> problems) {
    Map<ContentField, HasValidation> all = new EnumMap<>(ContentField.class);
    all.putAll(fields);
    all.putAll(picture.fields());
    all.values().forEach(field -> field.setInvalid(false));
    picture.complain("");
    for (ContentProblem problem : problems.reversed()) {
      HasValidation field = all.get(problem.field());
      if (field == null) {
        picture.complain(problem.remedy());
      } else {
        field.setErrorMessage(problem.remedy());
        field.setInvalid(true);
        if (field instanceof TextFieldBase<?, ?> focusable) {
          focusable.focus();
        }
      }
    }
  }

  /** What to do when the person at the screen changes something. */
  void onChange(Runnable listener) {
    onChange = listener;
  }

  private void changed() {
    onChange.run();
  }

  // ---------------------------------------------------------------- parts and fields

  /** The part that a field belongs to, which a partner's page may take from the common page. */
  private Component part(ContentField first, Component... components) {
    if (edition.owner() instanceof PageOwner.Everybody) {
      Div all = new Div(components);
      all.addClassName("part");
      return all;
    }
    PartBox box =
        new PartBox(
            first.part(),
            Parts.label(first),
            new FieldsOf(first.part()),
            this::changed,
            components);
    parts.add(box);
    return box;
  }

  private Content writeTo(Content content, Predicate<ContentField> which) {
    Content written = content;
    for (Map.Entry<ContentField, TextFieldBase<?, String>> entry : fields.entrySet()) {
      if (which.test(entry.getKey())) {
        written = written.with(entry.getKey(), entry.getValue().getValue());
      }
    }
    return written;
  }

  private void show(Content content, Predicate<ContentField> which) {
    fields.forEach(
        (name, field) -> {
          if (which.test(name)) {
            field.setValue(content.text(name));
          }
        });
  }

  /** The fields of one part. */
  private final class FieldsOf implements PartBox.Fields {

    private final ContentPart part;

    FieldsOf(ContentPart part) {
      this.part = part;
    }

    private boolean isMine(ContentField field) {
      return field.part() == part;
    }

    @Override
    public void show(Content content) {
      ContentForm.this.show(content, this::isMine);
      if (part == ContentPart.PICTURE) {
        picture.setPicture(content.picture());
      }
    }

    @Override
    public Content writeTo(Content content) {
      Content written = ContentForm.this.writeTo(content, this::isMine);
      return part == ContentPart.PICTURE ? written.with(picture.picture()) : written;
    }

    @Override
    public void setReadOnly(boolean readOnly) {
      fields.forEach(
          (name, field) -> {
            if (isMine(name)) {
              field.setReadOnly(readOnly);
            }
          });
      if (part == ContentPart.PICTURE) {
        picture.setReadOnly(readOnly);
      }
    }
  }

  private TextField line(ContentField which, String help) {
    return field(which, new TextField(), help);
  }

  private TextArea text(ContentField which, int rows, String help) {
    TextArea field = field(which, new TextArea(), help);
    field.setMinRows(rows);
    return field;
  }

  private <F extends TextFieldBase<F, String>> F field(ContentField which, F field, String help) {
    field.setLabel(Parts.label(which));
    field.setId(Parts.id(which));
    field.setHelperText(help);
    Typing.reported(field);
    field.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            changed();
          }
        });
    fields.put(which, field);
    return field;
  }
}
