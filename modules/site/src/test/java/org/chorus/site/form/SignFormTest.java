package org.chorus.site.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.chorus.site.Fixtures.RIGHTS;
import static org.chorus.site.Fixtures.RIVERS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.content.ContentField;
import org.chorus.kernel.Country;
import org.chorus.signature.OwnWords;
import org.chorus.signature.SignRequest;
import org.chorus.site.Contents;
import org.chorus.site.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignFormTest {

  private final PublishedPage page = Fixtures.pageAskingFor(ConsentMode.EXPLICIT, RIVERS, RIGHTS);
  private final Map<String, String[]> parameters = complete(page);

  private static Map<String, String[]> complete(PublishedPage page) {
    Map<String, String[]> parameters = new HashMap<>();
    put(parameters, "edition", Edition.of(page));
    put(parameters, "givenName", " Ada ");
    put(parameters, "familyName", "Lovelace");
    put(parameters, "email", "ada@example.org");
    page.asks().forEach(ask -> put(parameters, SignForm.field(ask), "no"));
    return parameters;
  }

  private static void put(Map<String, String[]> parameters, String name, String... values) {
    parameters.put(name, values);
  }

  private Reading read() {
    return SignForm.of(parameters).read(BlankForm.of(page));
  }

  private List<String> problems() {
    return read() instanceof Reading.Incomplete(List<FormProblem> problems)
        ? problems.stream().map(FormProblem::message).toList()
        : List.of();
  }

  private static SignRequest request(Reading reading) {
    return assertThat(reading).asInstanceOf(type(Reading.Complete.class)).actual().request();
  }

  @Test
  void takesWhatIsComplete() {
    ConsentAsk first = page.asks().getFirst();
    put(parameters, SignForm.field(first), "yes");

    SignRequest request = request(read());

    assertThat(request.givenName().value()).isEqualTo("Ada");
    assertThat(request.answers())
        .containsOnly(
            Map.entry(first.text(), true), Map.entry(page.asks().getLast().text(), false));
  }

  @Test
  void namesEveryProblemInTheOrderOfTheFields() {
    parameters.keySet().removeIf(name -> !name.equals("edition"));
    assertThat(problems())
        .containsExactly(
            "problem.givenName.missing",
            "problem.familyName.missing",
            "problem.email.missing",
            "problem.answer.missing",
            "problem.answer.missing");
  }

  @Test
  void tellsWhatWasLostOnTheWayFromWhatWasNeverThere() {
    put(parameters, "givenName", "A\uFFFDda");
    put(parameters, "familyName", "Love\u0000lace");
    put(parameters, "email", "ada\uD800@example.org");
    assertThat(problems())
        .containsExactly(
            "problem.givenName.garbled", "problem.familyName.garbled", "problem.email.garbled");
    assertThat(SignForm.of(parameters).printable())
        .extracting(SignForm::givenName, SignForm::familyName, SignForm::email)
        .containsExactly("Ada", "Lovelace", "ada@example.org");
  }

  @Test
  void doesNotChooseAmongSeveralValues() {
    put(parameters, "email", "ada@example.org", "eve@example.org");
    put(parameters, SignForm.field(page.asks().getFirst()), "yes", "no");
    assertThat(problems()).containsExactly("problem.email.repeated", "problem.answer.missing");
  }

  @Test
  void takesYesAndNoToTheLetter() {
    put(parameters, SignForm.field(page.asks().getFirst()), "YES");
    assertThat(problems()).containsExactly("problem.answer.missing");
  }

  @Test
  void aDisclosureNeedsNoAnswer() {
    PublishedPage disclosing = Fixtures.pageAskingFor(ConsentMode.DISCLOSURE, RIVERS);
    Map<String, String[]> form = complete(disclosing);
    form.keySet().removeIf(name -> name.startsWith("consent-"));

    assertThat(request(SignForm.of(form).read(BlankForm.of(disclosing))).answers())
        .containsExactly(Map.entry(disclosing.asks().getFirst().text(), true));
  }

  @Nested
  class GivenABoxForEachOrganization {

    private final PublishedPage boxes =
        Fixtures.pageAskingFor(ConsentMode.CHECKBOX, RIVERS, RIGHTS);
    private final ConsentAsk rivers = boxes.asks().getFirst();
    private final ConsentAsk rights = boxes.asks().getLast();
    private final Map<String, String[]> form = complete(boxes);

    @BeforeEach
    void nothingIsTicked() {
      form.keySet().removeIf(name -> name.startsWith("consent-"));
    }

    private Map<ConsentTextId, Boolean> answers() {
      return request(SignForm.of(form).read(BlankForm.of(boxes))).answers();
    }

    @Test
    void whatIsLeftEmptyIsANo() {
      assertThat(answers())
          .containsOnly(Map.entry(rivers.text(), false), Map.entry(rights.text(), false));
    }

    @Test
    void whatIsTickedIsAYes() {
      put(form, SignForm.field(rights), "yes");
      assertThat(answers())
          .containsOnly(Map.entry(rivers.text(), false), Map.entry(rights.text(), true));
    }

    @Test
    void whatIsNotClearlyTickedIsANo() {
      put(form, SignForm.field(rivers), "on");
      put(form, SignForm.field(rights), "yes", "yes");
      assertThat(answers())
          .containsOnly(Map.entry(rivers.text(), false), Map.entry(rights.text(), false));
    }
  }

  @Test
  void theFormOfAnotherEditionIsNoFormOfThisOne() {
    put(parameters, "edition", Edition.of(Fixtures.pageAskingFor(ConsentMode.EXPLICIT, RIVERS)));
    assertThat(read()).isEqualTo(new Reading.PageChanged());
    parameters.remove("edition");
    assertThat(read()).isEqualTo(new Reading.PageChanged());
  }

  @Test
  void anAnswerToSomethingThatIsNotAskedIsNotTaken() {
    put(parameters, "consent-e5a1a4a0-0000-4000-8000-000000000000", "yes");
    assertThat(read()).isEqualTo(new Reading.PageChanged());
  }

  @Test
  void aLetterIsReadOnlyWhereItMayBeChanged() {
    put(parameters, "letter", "Something else");
    assertThat(request(read()).ownWords()).isEmpty();
    put(parameters, "letter", "");
    assertThat(request(read()).ownWords()).isEmpty();
  }

  @Test
  void aCountryIsReadOnlyWhereItIsAskedFor() {
    put(parameters, "country", "DE");
    assertThat(request(read()).country()).isEmpty();
    put(parameters, "country", "nonsense");
    assertThat(request(read()).country()).isEmpty();
  }

  @Nested
  class GivenAPageThatAsksForTheCountry {

    private Reading read(CountryQuestion question, String... country) {
      put(parameters, "country", country);
      return SignForm.of(parameters)
          .read(BlankForm.of(Fixtures.with(Counting.AT_ONCE, question, page)));
    }

    private List<String> problems(CountryQuestion question, String... country) {
      return ((Reading.Incomplete) read(question, country))
          .problems().stream().map(FormProblem::message).toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO")
    void takesWhatIsOne(CountryQuestion question) {
      assertThat(request(read(question, "DE")).country()).contains(new Country("DE"));
    }

    @Test
    void whoeverWouldRatherNotSayNeedNot() {
      assertThat(request(read(CountryQuestion.OPTIONAL, "")).country()).isEmpty();
      assertThat(problems(CountryQuestion.REQUIRED, "")).containsExactly("problem.country.missing");
    }

    @Test
    void aFormWithoutTheFieldSaysNothing() {
      PublishedPage asking = Fixtures.with(Counting.AT_ONCE, CountryQuestion.REQUIRED, page);
      assertThat(SignForm.of(parameters).read(BlankForm.of(asking)))
          .asInstanceOf(type(Reading.Incomplete.class))
          .extracting(Reading.Incomplete::problems)
          .isEqualTo(List.of(new FormProblem("country", "problem.country.missing", "")));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO")
    void isNotTakenInWhereItIsNone(CountryQuestion question) {
      for (String nonsense : List.of("de", "Germany", "XX", " DE", "DE\u0000", "\uFFFD")) {
        assertThat(problems(question, nonsense)).containsExactly("problem.country.unknown");
      }
      assertThat(problems(question, "DE", "FR")).containsExactly("problem.country.repeated");
      assertThat(problems(question, "", "")).containsExactly("problem.country.repeated");
    }

    @Test
    void standsBetweenTheAddressAndTheQuestions() {
      parameters.remove("email");
      parameters.keySet().removeIf(name -> name.startsWith("consent-"));
      assertThat(problems(CountryQuestion.REQUIRED, ""))
          .startsWith("problem.email.missing", "problem.country.missing", "problem.answer.missing");
    }
  }

  @Nested
  class GivenALetterForOwnWords {

    private final PublishedPage letter = letter("One.\n\nTwo.");
    private final Map<String, String[]> form = complete(letter);

    private static PublishedPage letter(String text) {
      return Fixtures.pageForOwnWords(
          Contents.petition()
              .with(ContentField.LETTER, text)
              .with(ContentField.SALUTATION, "Dear"));
    }

    private String problem(String... typed) {
      put(form, "letter", typed);
      return assertThat(SignForm.of(form).read(BlankForm.of(letter)))
          .asInstanceOf(type(Reading.Incomplete.class))
          .actual()
          .problems()
          .getFirst()
          .message();
    }

    @Test
    void whatIsTypedIsThePersonsOwn() {
      put(form, "letter", "One.\r\n\r\nAnd three.\r\n");
      assertThat(request(SignForm.of(form).read(BlankForm.of(letter))).ownWords())
          .contains(new OwnWords("One.\n\nAnd three."));
    }

    @Test
    void whatIsLeftAloneIsNot() {
      put(form, "letter", "One.\r\n\r\nTwo.");
      assertThat(request(SignForm.of(form).read(BlankForm.of(letter))).ownWords()).isEmpty();
      form.remove("letter");
      assertThat(request(SignForm.of(form).read(BlankForm.of(letter))).ownWords()).isEmpty();
    }

    @Test
    void everyProblemIsNamed() {
      assertThat(problem(" \r\n ")).isEqualTo("problem.letter.missing");
      assertThat(problem("A\u0000B")).isEqualTo("problem.letter.garbled");
      assertThat(problem("x".repeat(10_001))).isEqualTo("problem.letter.too-long");
      assertThat(problem("One.\n\nTwo.", "Mine.")).isEqualTo("problem.letter.repeated");
    }

    @Test
    void whatWasTypedStandsInTheFormAgain() {
      put(form, "letter", "Mine,\r\n\tA\u0000ll of it.");
      assertThat(SignForm.of(form).printable().letterOn(letter)).isEqualTo("Mine,\r\n\tAll of it.");
      assertThat(SignForm.BLANK.letterOn(letter)).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void inPlaceOfNothingStandsTheLetter() {
      put(form, "letter", "\r\n");
      assertThat(SignForm.of(form).printable().letterOn(letter)).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void aLetterLeftAloneIsTheNewOneWhenThePageHasChanged() {
      put(form, "letterShown", SignForm.digest("One.\n\nTwo."));
      put(form, "letter", "One.\r\n\r\nTwo.");
      assertThat(SignForm.of(form).letterOn(letter("New."))).isEqualTo("New.");
      put(form, "letter", "One.\r\n\r\nMine.");
      assertThat(SignForm.of(form).letterOn(letter("New."))).isEqualTo("One.\r\n\r\nMine.");
    }
  }

  @Test
  void printsNothingPersonal() {
    assertThat(SignForm.of(parameters).toString()).isEqualTo("SignForm[masked]");
  }
}
