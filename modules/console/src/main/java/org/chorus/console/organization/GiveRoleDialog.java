package org.chorus.console.organization;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Assignment;
import org.chorus.access.Role;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.AssignmentOutcome;
import org.chorus.organization.Assignments;
import org.chorus.organization.MemberProfile;

/** Gives one colleague one role: which, where, until when. */
final class GiveRoleDialog extends Dialog {

  /** The whole Organization, or one Campaign. */
  private record Place(Optional<CampaignId> campaign) {}

  private final Actor actor;
  private final SteppedUp proof;
  private final MemberProfile colleague;
  private final Assignments assignments;
  private final GrantWords words;
  private final Reader reader;
  private final Runnable afterwards;
  private final ChoiceGroup<Role> role =
      new ChoiceGroup<>("Which role?", Role::title, RoleWords::of);
  private final Select<Place> place = new Select<>();
  private final DatePicker until = new DatePicker("Until the end of");

  GiveRoleDialog(
      Actor actor,
      SteppedUp proof,
      MemberProfile colleague,
      Assignments assignments,
      GrantWords words,
      Reader reader,
      Runnable afterwards) {
    this.actor = actor;
    this.proof = proof;
    this.colleague = colleague;
    this.assignments = assignments;
    this.words = words;
    this.reader = reader;
    this.afterwards = afterwards;
    setHeaderTitle("Give " + colleague.name() + " a role");
    addClassName("dialog");
    role.setId("role");
    role.setItems(
        Arrays.stream(Role.values())
            .filter(each -> each.isOrganizationWide() || each.isForOneCampaign())
            .toList());
    role.addValueChangeListener(change -> offerPlaces(change.getValue()));
    place.setId("place");
    place.setLabel("Where?");
    place.setWidthFull();
    place.setItemLabelGenerator(
        each -> each.campaign().map(words::name).orElse("The whole organization"));
    place.setEnabled(false);
    until.setId("until");
    until.setLocale(reader.locale());
    until.setClearButtonVisible(true);
    until.setHelperText("Without a day it is for good.");
    Paragraph note = new Paragraph("It counts at once and is recorded with your name.");
    note.addClassName("hint");
    add(role, place, until, note);
    Button save = new Button("Give the role", click -> save());
    save.setId("save-role");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), save);
  }

  private void offerPlaces(Role chosen) {
    role.setInvalid(false);
    List<Place> places = new ArrayList<>();
    if (chosen.isOrganizationWide()) {
      places.add(new Place(Optional.empty()));
    }
    if (chosen.isForOneCampaign()) {
      words.campaigns().forEach(campaign -> places.add(new Place(Optional.of(campaign))));
    }
    place.setItems(places);
    place.setEnabled(!places.isEmpty());
    place.setInvalid(places.isEmpty());
    place.setErrorMessage("This role is for one campaign, and your organization has none.");
    if (!places.isEmpty()) {
      place.setValue(places.getFirst());
    }
  }

  private void save() {
    Optional<Role> wanted = role.getOptionalValue();
    Optional<Place> where = place.getOptionalValue();
    if (wanted.isEmpty() || where.isEmpty()) {
      role.setErrorMessage("Choose a role and where it holds.");
      role.setInvalid(true);
      return;
    }
    Assignment plain = Assignment.of(wanted.get()).until(end());
    Assignment what = where.get().campaign().map(plain::in).orElse(plain);
    switch (assignments.give(actor, proof, colleague.subject(), what)) {
      case AssignmentOutcome.Given() -> finish(colleague.name() + " has the role now.");
      case AssignmentOutcome.AlreadyHeld() -> {
        role.setErrorMessage(
            colleague.name() + " has this role there already. To change its end, revoke it first.");
        role.setInvalid(true);
      }
      case AssignmentOutcome.EndsBeforeItBegins() -> {
        until.setErrorMessage("Choose today or a later day.");
        until.setInvalid(true);
      }
      case AssignmentOutcome.BeyondReach() -> {
        place.setErrorMessage("Your organization takes no part in it any more.");
        place.setInvalid(true);
      }
      case AssignmentOutcome.NotAMember() ->
          finish(colleague.name() + " does not belong to your organization any more.");
    }
  }

  private Optional<Instant> end() {
    return until
        .getOptionalValue()
        .map(day -> day.plusDays(1).atStartOfDay(reader.zone()).toInstant());
  }

  private void finish(String told) {
    Notice.done(told);
    close();
    afterwards.run();
  }
}
