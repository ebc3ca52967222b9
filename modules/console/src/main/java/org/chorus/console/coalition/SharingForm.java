package org.chorus.console.coalition;

import static org.chorus.coalition.terms.SharingRule.CONVENER_ONLY;
import static org.chorus.coalition.terms.SharingRule.OPT_IN_PER_PARTNER;
import static org.chorus.coalition.terms.SharingRule.PROPORTIONAL;
import static org.chorus.coalition.terms.SharingRule.SHARE_ALL;
import static org.chorus.coalition.terms.SharingRule.SOURCE_ONLY;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.ValueContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingFault;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.console.look.ChoiceGroup;

/**
 * Asks for all that terms say about contact data: for the rule first, and for what most coalitions
 * leave as it is behind that. What the rule decides already is not asked.
 */
final class SharingForm extends Div {

  private final ChoiceGroup<SharingRule> rule =
      new ChoiceGroup<>(
          "Who receives the contact data of somebody who signs?",
          SharingWords::title,
          SharingWords::explanation);
  private final ChoiceGroup<OrganicRule> organic =
      new ChoiceGroup<>(
          "Who receives people who sign only on the common page?",
          SharingWords::title,
          SharingWords::explanation);
  private final IntegerField cap = new IntegerField("Most people for each partner (optional)");
  private final DatePicker firstDay = new DatePicker("First day of sharing (optional)");
  private final DatePicker lastDay = new DatePicker("Last day of sharing (optional)");
  private final Details more;

  SharingForm(SharingTerms present) {
    addClassName("sharing-form");
    rule.setId("sharing-rule");
    rule.setItems(OPT_IN_PER_PARTNER, SOURCE_ONLY, SHARE_ALL, PROPORTIONAL, CONVENER_ONLY);
    rule.setValue(present.rule());
    organic.setId("organic-rule");
    organic.setItems(OrganicRule.values());
    organic.setValue(present.organic());
    cap.setId("sharing-cap");
    cap.setHelperText(
        "In each pool. People who come by a partner's own page or link do not count. Empty for no limit.");
    cap.setI18n(
        new IntegerField.IntegerFieldI18n().setBadInputErrorMessage("Enter a whole number."));
    present.cap().ifPresent(cap::setValue);
    day(firstDay, "sharing-first-day", present.window().firstDay());
    day(lastDay, "sharing-last-day", present.window().lastDay());
    lastDay.setHelperText(
        "Days are those of UTC. People who sign on other days reach no partner but the one by whose"
            + " page or link they come.");
    Div days = new Div(firstDay, lastDay);
    days.addClassName("side-by-side");
    Div settings = new Div(organic, cap, days);
    settings.addClassName("more-settings");
    more = new Details("More settings: common page, limits and days", settings);
    more.setId("more-sharing");
    more.setOpened(!present.equals(SharingTerms.of(present.rule())));
    add(rule, more);
    whenChanged(this::showWhatIsOpen);
    showWhatIsOpen();
  }

  private static void day(DatePicker picker, String id, Optional<LocalDate> day) {
    picker.setId(id);
    picker.setLocale(UI.getCurrent().getLocale());
    picker.setI18n(
        new DatePicker.DatePickerI18n().setBadInputErrorMessage("Choose a day, or clear this."));
    picker.setClearButtonVisible(true);
    day.ifPresent(picker::setValue);
  }

  private void showWhatIsOpen() {
    organic.setVisible(SharingTerms.of(rule.getValue()).leaveOrganicOpen());
    boolean limits = terms().canBeLimited();
    cap.setVisible(limits);
    firstDay.setVisible(limits);
    lastDay.setVisible(limits);
  }

  /** Runs after each choice. */
  void whenChanged(Runnable then) {
    Stream.<AbstractField<?, ?>>of(rule, organic, cap, firstDay, lastDay)
        .forEach(field -> field.addValueChangeListener(change -> then.run()));
  }

  /** What is chosen, as far as it can be read. */
  SharingTerms terms() {
    SharingTerms chosen = SharingTerms.of(rule.getValue());
    if (chosen.leaveOrganicOpen()) {
      chosen = chosen.with(organic.getValue());
    }
    return chosen.canBeLimited()
        ? new SharingTerms(
            chosen.rule(),
            chosen.organic(),
            Optional.ofNullable(cap.getValue()),
            new SharingWindow(
                Optional.ofNullable(firstDay.getValue()), Optional.ofNullable(lastDay.getValue())))
        : chosen;
  }

  /** Empty where something was typed that is no number and no day; the field says so. */
  Optional<SharingTerms> read() {
    complain(List.of());
    List<Boolean> readable =
        List.of(
            isReadable(cap, cap.getValue()),
            isReadable(firstDay, firstDay.getValue()),
            isReadable(lastDay, lastDay.getValue()));
    if (readable.contains(false)) {
      more.setOpened(true);
      return Optional.empty();
    }
    return Optional.of(terms());
  }

  private static <F extends Component & HasValidator<T> & HasValidationProperties, T>
      boolean isReadable(F field, T value) {
    ValidationResult result = field.getDefaultValidator().apply(value, new ValueContext(field));
    if (result.isError()) {
      field.setErrorMessage(result.getErrorMessage());
      field.setInvalid(true);
    }
    return !result.isError();
  }

  /**
   * Says beside each setting what is to be changed about it, and goes to the first that is wrong.
   */
  void complain(List<SharingFault> faults) {
    Stream.<HasValidationProperties>of(rule, organic, cap, firstDay, lastDay)
        .forEach(field -> field.setInvalid(false));
    faults.forEach(fault -> complain(field(fault.setting()), fault));
    faults.stream().findFirst().ifPresent(fault -> goTo(field(fault.setting())));
  }

  private static void complain(HasValidationProperties field, SharingFault fault) {
    field.setErrorMessage(fault.remedy());
    field.setInvalid(true);
  }

  private HasValidationProperties field(SharingFault.Setting setting) {
    return switch (setting) {
      case RULE -> rule;
      case ORGANIC -> organic;
      case CAP -> cap;
      case WINDOW -> lastDay;
    };
  }

  private void goTo(HasValidationProperties field) {
    if (field != rule) {
      more.setOpened(true);
    }
    switch (field) {
      case Focusable<?> focusable -> focusable.focus();
      default -> field.getElement().scrollIntoView();
    }
  }
}
