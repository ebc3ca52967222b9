package org.chorus.console.switches;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Collectors;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.switches.Off;
import org.chorus.switches.Switch;
import org.chorus.switches.SwitchStanding;
import org.chorus.switches.Switchboard;

/** What platform administrators can stop on the whole installation, and let go again. */
@Route("platform/switches")
@PermitAll
final class SwitchesView extends Screen {

  private final Switchboard switchboard;
  private final SecondFactorGate gate;

  SwitchesView(StaffSession session, Switchboard switchboard) {
    super(session);
    this.switchboard = switchboard;
    this.gate = new SecondFactorGate(session, "Flipping a switch", "platform/switches");
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    List<SwitchStanding> all = switchboard.all(actor);
    add(Links.back("platform/organizations", "Organizations"));
    head("Switches");
    lead(
        "Each stops one thing for everybody, on every page of every organization, within a second."
            + " To stop one campaign only, pause it on its own screen.");
    add(summary(all));
    all.forEach(standing -> add(panel(actor, standing)));
  }

  private static Component summary(List<SwitchStanding> all) {
    String off =
        all.stream()
            .filter(standing -> standing.off().isPresent())
            .map(standing -> standing.which().title())
            .collect(Collectors.joining(", "));
    Div summary =
        new Div(
            new Paragraph(off.isEmpty() ? "Everything runs." : "Switched off now: " + off + "."));
    summary.setId("switches-summary");
    summary.addClassName("checklist");
    if (off.isEmpty()) {
      summary.addClassName("checklist-complete");
    }
    return summary;
  }

  private Panel panel(Actor actor, SwitchStanding standing) {
    Panel panel = new Panel(standing.which().title());
    panel.setId("switch-" + Explained.word(standing.which()));
    standing
        .off()
        .ifPresentOrElse(off -> fillOff(panel, standing, off), () -> fillOn(panel, standing));
    Div actions = new Div();
    actions.addClassName("actions");
    buttons(actor, standing).forEach(actions::add);
    panel.add(actions);
    return panel;
  }

  private static void fillOn(Panel panel, SwitchStanding standing) {
    panel.add(new Tag("On", Tag.Tone.GOOD), new Paragraph(Explained.job(standing.which())));
    standing
        .last()
        .ifPresent(
            flip -> {
              Paragraph last =
                  new Paragraph("Switched on again on " + moment(flip) + by(flip) + why(flip));
              last.addClassName("hint");
              panel.add(last);
            });
  }

  private static void fillOff(Panel panel, SwitchStanding standing, Off off) {
    SwitchStanding.Flip last = standing.last().orElseThrow(); // nothing is off by itself
    Paragraph since = new Paragraph();
    since.addClassName("hint");
    since.setText(
        last.at().equals(off.since())
            ? "Since " + moment(last) + by(last) + why(last)
            : "Since "
                + Reader.current().moment(off.since())
                + ". Message changed on "
                + moment(last)
                + by(last)
                + why(last));
    Paragraph reads = new Paragraph("What people read, each in their own language:");
    reads.addClassName("group-label");
    panel.add(
        new Tag("Off", Tag.Tone.BAD),
        new Paragraph(Explained.standstill(standing.which())),
        since,
        reads,
        new PublicWords(standing.which(), off.message()));
  }

  private static String moment(SwitchStanding.Flip flip) {
    return Reader.current().moment(flip.at());
  }

  private static String by(SwitchStanding.Flip flip) {
    return ", by " + flip.by() + ".";
  }

  private static String why(SwitchStanding.Flip flip) {
    return flip.reason().isEmpty() ? "" : " Reason: " + flip.reason();
  }

  private List<Button> buttons(Actor actor, SwitchStanding standing) {
    Switch which = standing.which();
    String word = Explained.word(which);
    if (standing.off().isEmpty()) {
      Button off =
          new Button("Switch off", click -> gate.pass(proof -> askOff(actor, proof, standing)));
      off.setId("switch-off-" + word);
      off.setAriaLabel("Switch off: " + which.title());
      return List.of(off);
    }
    Button on =
        new Button(
            "Switch on",
            click ->
                gate.pass(
                    proof ->
                        new SwitchOnDialog(actor, proof, which, switchboard, this::refresh)
                            .open()));
    on.setId("switch-on-" + word);
    on.setAriaLabel("Switch on: " + which.title());
    on.addThemeVariants(ButtonVariant.PRIMARY);
    Button change =
        new Button(
            "Change the message", click -> gate.pass(proof -> askOff(actor, proof, standing)));
    change.setId("change-message-" + word);
    change.setAriaLabel("Change the message: " + which.title());
    return List.of(on, change);
  }

  private void askOff(Actor actor, SteppedUp proof, SwitchStanding standing) {
    new SwitchOffDialog(actor, proof, standing, switchboard, this::refresh).open();
  }
}
