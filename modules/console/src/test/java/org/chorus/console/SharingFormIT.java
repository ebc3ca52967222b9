package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingFault;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.kernel.CoalitionId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What terms say about contact data, as somebody chooses it. */
class SharingFormIT extends ConsoleTest {

  private <T> void choose(String id, T value) {
    @SuppressWarnings("unchecked")
    RadioButtonGroup<T> group = find(RadioButtonGroup.class).withId(id).single();
    group.setValue(value);
  }

  private boolean asks(String id) {
    return find(Component.class).withId(id).exists();
  }

  private IntegerField cap() {
    return find(IntegerField.class).withId("sharing-cap").single();
  }

  private DatePicker lastDay() {
    return find(DatePicker.class).withId("sharing-last-day").single();
  }

  private boolean moreIsOpen() {
    return find(Details.class).withId("more-sharing").single().isOpened();
  }

  private String preview() {
    return find(Div.class)
        .withId("terms-preview")
        .single()
        .getChildren()
        .map(part -> part.getElement().getTextRecursively())
        .collect(Collectors.joining("\n"));
  }

  private SharingTerms inForce(CoalitionId coalition) {
    return service(Coalitions.class).get(coalition).terms().sharing();
  }

  @Nested
  class WhenFounding {

    private void found() {
      find(TextField.class).withId("coalition-name").single().setValue("Clean air");
      click("found-coalition");
    }

    private CoalitionId founded() {
      assertThat(notices()).contains("The coalition is founded.");
      return CoalitionId.parse(address().substring("coalitions/".length())).orElseThrow();
    }

    @Test
    void whatIsUsualIsThereAndTheRestIsBehind() {
      open("coalitions/new");
      assertThat(moreIsOpen()).isFalse();
      assertThat(preview()).contains("Each person is asked about every partner by name.");
      found();
      assertThat(inForce(founded())).isEqualTo(SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER));
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleIsReadAndFounded(SharingRule rule) {
      open("coalitions/new");
      choose("sharing-rule", rule);
      SharingTerms.of(rule).inPlainWords().forEach(words -> assertThat(preview()).contains(words));
      found();
      assertThat(inForce(founded())).isEqualTo(SharingTerms.of(rule));
    }

    @Test
    void wordsFollowEachChoice() {
      open("coalitions/new");
      choose("sharing-rule", SharingRule.PROPORTIONAL);
      choose("organic-rule", OrganicRule.PRO_RATA);
      cap().setValue(2500);
      lastDay().setValue(LocalDate.of(2999, 1, 31));
      SharingTerms chosen =
          SharingTerms.of(SharingRule.PROPORTIONAL)
              .with(OrganicRule.PRO_RATA)
              .cappedAt(2500)
              .within(SharingWindow.until(LocalDate.of(2999, 1, 31)));
      chosen.inPlainWords().forEach(words -> assertThat(preview()).contains(words));
      found();
      assertThat(inForce(founded())).isEqualTo(chosen);
    }

    @Test
    void whatTheRuleDecidesIsNotAsked() {
      open("coalitions/new");
      assertThat(asks("organic-rule")).isFalse();
      assertThat(asks("sharing-cap")).isTrue();
      choose("sharing-rule", SharingRule.SOURCE_ONLY);
      assertThat(asks("organic-rule")).isTrue();
      assertThat(asks("sharing-cap")).isFalse();
      assertThat(asks("sharing-first-day")).isFalse();
      choose("organic-rule", OrganicRule.EQUAL);
      cap().setValue(10);
      choose("sharing-rule", SharingRule.CONVENER_ONLY);
      assertThat(asks("organic-rule")).isFalse();
      found();
      assertThat(inForce(founded()))
          .as("without what was chosen for another rule")
          .isEqualTo(SharingTerms.of(SharingRule.CONVENER_ONLY).cappedAt(10));
    }

    @Test
    void whatCannotBeSatisfiedIsSaidAtItsField() {
      open("coalitions/new");
      cap().setValue(0);
      lastDay().setValue(LocalDate.of(2026, 1, 31));
      found();
      assertThat(address()).isEqualTo("coalitions/new");
      assertThat(moreIsOpen()).isTrue();
      assertThat(cap().getErrorMessage()).isEqualTo(SharingFault.CAP_NOT_POSITIVE.remedy());
      assertThat(cap().isInvalid()).isTrue();
      assertThat(lastDay().getErrorMessage()).isEqualTo(SharingFault.WINDOW_IS_OVER.remedy());
      assertThat(lastDay().isInvalid()).isTrue();
      cap().setValue(1);
      found();
      assertThat(cap().isInvalid()).isFalse();
      lastDay().clear();
      found();
      assertThat(inForce(founded()).cap()).contains(1);
    }
  }

  @Nested
  class WhenProposing {

    @Test
    void itBeginsWithWhatIsInForceAndShowsWhatWouldChange() {
      open("coalitions/" + joint.coalition + "/terms/new");
      assertThat(screen()).doesNotContain("New:");
      choose("sharing-rule", SharingRule.SHARE_ALL);
      cap().setValue(300);
      assertThat(screen())
          .contains(
              "No longer:",
              "Contact data goes to every partner that the person agreed to by name",
              "at most 300 in each pool");
      click("propose");
      assertThat(notices()).contains("Version 2 is proposed.");
      TermsProposals proposals = service(TermsProposals.class);
      proposals.accept(joint.ines, joint.coalition, 2);
      proposals.accept(joint.maja, joint.coalition, 2);
      assertThat(inForce(joint.coalition))
          .isEqualTo(SharingTerms.of(SharingRule.SHARE_ALL).cappedAt(300));

      open("coalitions/" + joint.coalition + "/terms/new");
      assertThat(moreIsOpen()).as("there is something unusual behind it").isTrue();
      assertThat(cap().getValue()).isEqualTo(300);
      click("propose");
      assertThat(notices()).contains("This is what is in force already.");
    }

    @Test
    void whatCannotBeSatisfiedIsNotProposed() {
      open("coalitions/" + joint.coalition + "/terms/new");
      cap().setValue(-5);
      click("propose");
      assertThat(cap().isInvalid()).isTrue();
      assertThat(service(TermsProposals.class).open(joint.ines, joint.coalition)).isEmpty();
    }
  }
}
