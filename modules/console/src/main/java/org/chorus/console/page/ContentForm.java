package org.chorus.console.page;

import static org.chorus.content.ContentProblem.Field.ARTICLE;
import static org.chorus.content.ContentProblem.Field.CLOSING_CALL;
import static org.chorus.content.ContentProblem.Field.CONSENT_WORDING;
import static org.chorus.content.ContentProblem.Field.LANGUAGE;
import static org.chorus.content.ContentProblem.Field.LEAD_IN;
import static org.chorus.content.ContentProblem.Field.LEDE;
import static org.chorus.content.ContentProblem.Field.LETTER;
import static org.chorus.content.ContentProblem.Field.SALUTATION;
import static org.chorus.content.ContentProblem.Field.STATEMENT;
import static org.chorus.content.ContentProblem.Field.TARGET;
import static org.chorus.content.ContentProblem.Field.THANKS;
import static org.chorus.content.ContentProblem.Field.TITLE;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chorus.campaign.ConsentMode;
import org.chorus.campaign.Images;
import org.chorus.campaign.PageOwner;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Typing;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentProblem;
import org.chorus.content.Target;
import org.chorus.kernel.Actor;

/**
 * Every text of a page. What a petition or a letter does not have is kept as it was. Reports what
 * the person at the screen changes, not what the program fills in.
 */
final class ContentForm extends Div {

  private Runnable onChange = () -> {};
  private final ConsentMode consentMode;
  private final LanguageChoice language = new LanguageChoice(Parts.label(LANGUAGE));
  private final TextField title;
  private final TextArea lede;
  private final TextArea leadIn;
  private final ArticleField article;
  private final TextArea statement;
  private final TextField salutation;
  private final TextArea letter;
  private final PictureField picture;
  private final TextField targetName;
  private final TextField targetJobTitle;
  private final TextField targetOrganization;
  private final TextArea closingCall;
  private final TextArea thanks;
  private final TextArea consentWording;
  private final Map<ContentProblem.Field, HasValidation> fields =
      new EnumMap<>(ContentProblem.Field.class);

  ContentForm(
      Actor actor,
      CampaignKind kind,
      PageOwner owner,
      ConsentMode consentMode,
      Images images,
      Pictures pictures) {
    this.consentMode = consentMode;
    addClassName("content-form");
    language.addValueChangeListener(
        change -> {
          explainConsent();
          changed(change.isFromClient());
        });
    title = line(TITLE, "title", "One line that says what this is about.");
    lede = text(LEDE, "lede", 3, "The publication date is shown in front of it.");
    leadIn =
        text(
            LEAD_IN,
            "lead-in",
            1,
            "Stands before the article and leads to the form, for example “Act now: sign the petition”.");
    article = new ArticleField(this::changed);
    statement =
        text(
            STATEMENT,
            "statement",
            5,
            "Quoted apart from the article: “The petition to … reads:”. Plain text.");
    salutation = line(SALUTATION, "salutation", "For example “Dear Ms Duarte,”.");
    letter = text(LETTER, "letter", 10, "Plain text. An empty line begins a new paragraph.");
    picture = new PictureField(actor, images, pictures, this::changed);
    targetName = line("Name", "target-name", "A person, if it addresses one.");
    targetJobTitle = line("Job title", "target-job-title", "For example “Chief Executive”.");
    targetOrganization = line("Organization", "target-organization", "A company or an authority.");
    closingCall =
        text(CLOSING_CALL, "closing-call", 1, "Stands after the article and leads to the form.");
    thanks = text(THANKS, "thanks", 1, "The last line on the page itself.");
    consentWording = text(CONSENT_WORDING, "consent-wording", 3, "");
    remember();

    add(
        new Panel("Beginning", title, lede, leadIn, language),
        new Panel("Image", picture),
        new Panel("Article", article),
        new Panel("Whom it addresses", targetName, targetJobTitle, targetOrganization)
            .explained(
                "At least one of the three. Public, professional information only: targets are people too."),
        demand(kind),
        new Panel("Ending", closingCall, thanks));
    if (owner instanceof PageOwner.Partner) {
      add(
          new Panel("Consent", consentWording)
              .explained(
                  "What people read beside your organization's name, on every page of the campaign in this language."));
    }
  }

  private Component demand(CampaignKind kind) {
    return switch (kind) {
      case PETITION -> new Panel("Petition", statement);
      case LETTER -> new Panel("Letter", salutation, letter);
    };
  }

  private void remember() {
    fields.put(LANGUAGE, language);
    fields.put(TITLE, title);
    fields.put(LEDE, lede);
    fields.put(LEAD_IN, leadIn);
    fields.put(ARTICLE, article.source());
    fields.put(STATEMENT, statement);
    fields.put(SALUTATION, salutation);
    fields.put(LETTER, letter);
    fields.put(TARGET, targetName);
    fields.put(CLOSING_CALL, closingCall);
    fields.put(THANKS, thanks);
    fields.put(CONSENT_WORDING, consentWording);
    fields.putAll(picture.fields());
  }

  Content content() {
    return new Content(
        language.getValue(),
        title.getValue(),
        lede.getValue(),
        leadIn.getValue(),
        article.source().getValue(),
        statement.getValue(),
        salutation.getValue(),
        letter.getValue(),
        picture.picture(),
        new Target(targetName.getValue(), targetJobTitle.getValue(), targetOrganization.getValue()),
        closingCall.getValue(),
        thanks.getValue(),
        consentWording.getValue());
  }

  void setContent(Content content) {
    language.select(content.language());
    title.setValue(content.title());
    lede.setValue(content.lede());
    leadIn.setValue(content.leadIn());
    article.source().setValue(content.article());
    statement.setValue(content.statement());
    salutation.setValue(content.salutation());
    letter.setValue(content.letter());
    picture.setPicture(content.picture());
    targetName.setValue(content.target().name());
    targetJobTitle.setValue(content.target().jobTitle());
    targetOrganization.setValue(content.target().organization());
    closingCall.setValue(content.closingCall());
    thanks.setValue(content.thanks());
    consentWording.setValue(content.consentWording());
    explainConsent();
  }

  /** Says beside each field what is wrong with it and goes to the first; nothing takes all back. */
  void showProblems(List<ContentProblem> problems) {
    fields.values().forEach(field -> field.setInvalid(false));
    picture.complain("");
    for (ContentProblem problem : problems.reversed()) {
      HasValidation field = fields.get(problem.field());
      if (field == null) {
        picture.complain(problem.remedy());
      } else {
        field.setErrorMessage(problem.remedy());
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) {
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

  private void changed(boolean isFromClient) {
    if (isFromClient) {
      changed();
    }
  }

  private void explainConsent() {
    consentWording.setHelperText(
        "Leave it empty for the standard words: “"
            + consentMode.standardWording(language.getValue())
            + "”");
  }

  private TextField line(ContentProblem.Field part, String id, String help) {
    return line(Parts.label(part), id, help);
  }

  private TextField line(String label, String id, String help) {
    TextField field = new TextField(label);
    field.setId(id);
    field.setHelperText(help);
    Typing.reported(field);
    field.addValueChangeListener(change -> changed(change.isFromClient()));
    return field;
  }

  private TextArea text(ContentProblem.Field part, String id, int rows, String help) {
    TextArea field = new TextArea(Parts.label(part));
    field.setId(id);
    field.setMinRows(rows);
    field.setHelperText(help);
    Typing.reported(field);
    field.addValueChangeListener(change -> changed(change.isFromClient()));
    return field;
  }
}
