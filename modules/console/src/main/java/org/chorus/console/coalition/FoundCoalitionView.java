package org.chorus.console.coalition;

import static org.chorus.access.Permission.FOUND_COALITION;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.FoundOutcome;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.Terms;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;

/** Founds a coalition on its first terms. */
@Route("coalitions/new")
@PermitAll
final class FoundCoalitionView extends Screen {

  private final Coalitions coalitions;
  private final Access access;

  FoundCoalitionView(StaffSession session, Coalitions coalitions, Access access) {
    super(session);
    this.coalitions = coalitions;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, FOUND_COALITION);
    add(Links.back("coalitions", "Coalitions"));
    head("Found a coalition");
    lead(
        "Your organization takes the first seat, and you convene: you invite the others. What you"
            + " decide here becomes the first version of the terms. Founding accepts them for your"
            + " organization; every partner accepts them for itself.");

    TextField name = new TextField("Name");
    name.setId("coalition-name");
    name.setHelperText("How partners and supporters will know it, for example “Clean rivers now”.");
    name.setMaxLength(120);
    name.setRequiredIndicatorVisible(true);
    SharingForm sharing = new SharingForm(SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER));
    TextArea clauses = new TextArea("Anything else you agree on (optional)");
    clauses.setHelperText(
        "In your own words, for example how often partners may write to the people they gain. Up to "
            + Terms.MAX_CLAUSES
            + " characters.");
    clauses.setMaxLength(Terms.MAX_CLAUSES);
    clauses.setMinRows(3);
    Button found = new Button("Found the coalition");
    found.setId("found-coalition");
    found.addThemeVariants(ButtonVariant.PRIMARY);
    found.addClickListener(
        click -> {
          name.setInvalid(false);
          Optional<SharingTerms> chosen = sharing.read();
          if (chosen.isEmpty()) {
            return;
          }
          switch (coalitions.found(actor, name.getValue(), chosen.get(), clauses.getValue())) {
            case FoundOutcome.Founded(var coalition) -> {
              Notice.done("The coalition is founded. Now invite its partners.");
              click.getSource().getUI().ifPresent(ui -> ui.navigate("coalitions/" + coalition));
            }
            case FoundOutcome.NameOutOfBounds() -> {
              name.setErrorMessage("Give it a name of 3 to 120 characters.");
              name.setInvalid(true);
              name.focus();
            }
            case FoundOutcome.ClausesTooLong() -> {
              clauses.setErrorMessage("Shorten this to " + Terms.MAX_CLAUSES + " characters.");
              clauses.setInvalid(true);
              clauses.focus();
            }
            case FoundOutcome.Unsatisfiable(var faults) -> sharing.complain(faults);
          }
        });
    Paragraph record = new Paragraph("Founding is recorded with your name.");
    record.addClassName("hint");
    Div form = new Div(name, sharing, clauses, found, record);
    form.addClassName("form");
    Div preview = new Div();
    preview.setId("terms-preview");
    Runnable rewrite =
        () -> {
          preview.removeAll();
          preview.add(TermsText.rules(first(sharing.terms())));
        };
    sharing.whenChanged(rewrite);
    rewrite.run();
    add(form, new Panel("What partners will accept", preview));
  }

  /** As it is written when the coalition is founded; shown without its date. */
  private static Terms first(SharingTerms sharing) {
    return new Terms(1, sharing, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL, "", Instant.EPOCH);
  }
}
