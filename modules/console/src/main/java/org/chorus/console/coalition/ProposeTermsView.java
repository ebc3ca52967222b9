package org.chorus.console.coalition;

import static org.chorus.access.Permission.PROPOSE_TERMS;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import org.chorus.access.Access;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.ProposeOutcome;
import org.chorus.coalition.Terms;
import org.chorus.coalition.TermsProposals;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.keycloak.StaffSession;

/** Proposes new terms, beginning with those in force. */
@Route("coalitions/:coalition/terms/new")
@PermitAll
final class ProposeTermsView extends Screen {

  private final Coalitions coalitions;
  private final TermsProposals proposals;
  private final Access access;

  ProposeTermsView(
      StaffSession session, Coalitions coalitions, TermsProposals proposals, Access access) {
    super(session);
    this.coalitions = coalitions;
    this.proposals = proposals;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CoalitionOverview coalition =
        visit.required("coalition", CoalitionId::parse, id -> coalitions.find(actor, id));
    access.require(actor, PROPOSE_TERMS, coalition.id());
    Terms inForce = coalition.terms();
    add(Links.back("coalitions/" + coalition.id(), coalition.name()));
    head("Propose new terms");
    lead(
        "Version "
            + inForce.version()
            + " stays in force until the partners have accepted the new one. What people agreed to"
            + " until then stays as they agreed to it.");

    SharingForm sharing = new SharingForm(inForce.sharing());
    ChoiceGroup<AdoptionRule> adoption = AdoptionChoice.ask();
    adoption.setValue(inForce.adoption());
    ChoiceGroup<PartnerOrder> order = PartnerOrderChoice.ask();
    order.setValue(inForce.partnerOrder());
    TextArea clauses = new TextArea("In the coalition's own words (optional)");
    clauses.setId("clauses");
    clauses.setMaxLength(Terms.MAX_CLAUSES);
    clauses.setMinRows(3);
    clauses.setValue(inForce.clauses());
    Button propose = new Button("Propose");
    propose.setId("propose");
    propose.addThemeVariants(ButtonVariant.PRIMARY);
    Div form = new Div(sharing, adoption, order, clauses, propose);
    form.addClassName("form");

    Div preview = new Div();
    Runnable compare =
        () -> {
          preview.removeAll();
          preview.add(
              new DifferenceText(
                  inForce.differenceTo(
                      new Terms(
                          inForce.version() + 1,
                          sharing.terms(),
                          adoption.getValue(),
                          order.getValue(),
                          clauses.getValue().strip(),
                          Instant.EPOCH)))); // shown without its date
        };
    sharing.whenChanged(compare);
    adoption.addValueChangeListener(change -> compare.run());
    order.addValueChangeListener(change -> compare.run());
    clauses.addValueChangeListener(change -> compare.run());
    compare.run();
    add(form, new Panel("What would change", preview));

    propose.addClickListener(
        click ->
            sharing
                .read()
                .ifPresent(
                    chosen ->
                        tell(
                            proposals.propose(
                                actor,
                                coalition.id(),
                                inForce.version(),
                                chosen,
                                adoption.getValue(),
                                order.getValue(),
                                clauses.getValue()),
                            coalition,
                            sharing,
                            clauses)));
  }

  private void tell(
      ProposeOutcome outcome, CoalitionOverview coalition, SharingForm sharing, TextArea clauses) {
    switch (outcome) {
      case ProposeOutcome.Proposed(var version) -> {
        Notice.done("Version " + version + " is proposed. The partners can answer now.");
        back(coalition);
      }
      case ProposeOutcome.NothingChanges() ->
          Notice.problem("This is what is in force already. Change something first.");
      case ProposeOutcome.AnotherIsOpen(var version) -> {
        Notice.problem(
            "Version " + version + " is proposed already. Withdraw it, or wait for the answers.");
        back(coalition);
      }
      case ProposeOutcome.InForceChanged(var current) ->
          Notice.problem(
              "Version "
                  + current
                  + " has come into force meanwhile. Open this screen again to begin with it; copy"
                  + " your words first.");
      case ProposeOutcome.ClausesTooLong() -> {
        clauses.setErrorMessage("Shorten this to " + Terms.MAX_CLAUSES + " characters.");
        clauses.setInvalid(true);
        clauses.focus();
      }
      case ProposeOutcome.Unsatisfiable(var faults) -> sharing.complain(faults);
    }
  }

  private void back(CoalitionOverview coalition) {
    getUI().ifPresent(ui -> ui.navigate("coalitions/" + coalition.id()));
  }
}
