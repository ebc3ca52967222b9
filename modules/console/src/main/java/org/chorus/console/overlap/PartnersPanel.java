package org.chorus.console.overlap;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.sharing.overlap.OverlapOutcome;
import org.chorus.sharing.overlap.PartnerOverlap;
import org.chorus.sharing.overlap.PartnerOverlaps;

/** With which partners the organization lets each other know how many people both have. */
final class PartnersPanel {

  private final Actor actor;
  private final PartnerOverlaps overlaps;
  private final Reader reader;
  private final boolean hasList;
  private final Runnable changed;
  private final List<PartnerOverlap> partners;
  private final LongList<PartnerOverlap> rows;

  /**
   * @param hasList whether the organization has a list now
   * @param changed what to do where that may be so no more
   */
  PartnersPanel(
      Actor actor, PartnerOverlaps overlaps, Reader reader, boolean hasList, Runnable changed) {
    this.actor = actor;
    this.overlaps = overlaps;
    this.reader = reader;
    this.hasList = hasList;
    this.changed = changed;
    this.partners = overlaps.partners(actor);
    this.rows =
        new LongList<>(
            "partners",
            partners,
            new LongList.About<>(PartnerOverlap::name, PartnersPanel::state),
            this::row);
  }

  Panel panel() {
    Panel panel =
        new Panel("Overlap with partners")
            .explained(
                "How many people are on your list and on a partner's. Both of you have to say yes"
                    + " first; then both read the same number, and nobody reads a list. Each of you"
                    + " ends it at once.");
    panel.setId("overlaps");
    panel.add(partners.isEmpty() ? new Paragraph("Your organization has no partner yet.") : rows);
    return panel;
  }

  private static String state(PartnerOverlap partner) {
    if (!partner.isPartner()) {
      return "No partner any more";
    }
    if (partner.isMutual()) {
      return "Both said yes";
    }
    if (partner.agreed()) {
      return "Waits for the partner";
    }
    return partner.partnerAgreed() ? "Waits for you" : "Not agreed";
  }

  private ListItem row(PartnerOverlap partner) {
    Span name = new Span(partner.name());
    name.addClassName("row-title");
    Div told = new Div(new Span(words(partner)));
    told.addClassName("hint");
    Div actions = new Div();
    actions.addClassName("row-actions");
    if (partner.isMutual() && hasList && partner.partnerHasList() && !partner.answered()) {
      actions.add(
          button("Compare", "Compare lists with " + partner.name(), () -> compare(partner)));
    }
    actions.add(
        partner.agreed()
            ? button("Take back", "Take back the yes to " + partner.name(), () -> takeBack(partner))
            : button("Say yes", "Say yes to " + partner.name(), () -> agree(partner)));
    ListItem row = new ListItem(name, told, actions);
    row.addClassNames("row", "row-explained");
    return row;
  }

  private String words(PartnerOverlap partner) {
    if (!partner.isPartner()) {
      return "You share no coalition any more. Your yes tells nothing, and would hold again once you"
          + " do.";
    }
    if (!partner.isMutual()) {
      return partner.agreed()
          ? "You said yes. You learn it once "
              + partner.name()
              + " has said yes to you, on this screen of theirs."
          : partner.partnerAgreed()
              ? partner.name() + " said yes to you. Say yes, and both of you can learn it."
              : "Neither of you has said yes.";
    }
    return partner
        .answer()
        .map(
            answer ->
                NumberWords.of(answer.onBoth(), reader)
                    + " people on both lists, on "
                    + reader.moment(answer.at())
                    + (partner.answered() ? "." : ", by a list that one of you has no more."))
        .map(words -> words.substring(0, 1).toUpperCase(reader.locale()) + words.substring(1))
        .orElseGet(() -> notYet(partner));
  }

  private String notYet(PartnerOverlap partner) {
    if (!hasList) {
      return "Both said yes. Upload your list first.";
    }
    return partner.partnerHasList()
        ? "Both said yes, and both have a list."
        : "Both said yes. " + partner.name() + " has no list at the moment.";
  }

  private static Button button(String text, String label, Runnable step) {
    Button button = new Button(text, click -> step.run());
    button.addThemeVariants(ButtonVariant.SMALL);
    button.setAriaLabel(label);
    return button;
  }

  private void agree(PartnerOverlap partner) {
    tell(
        partner,
        overlaps.agree(actor, partner.partner()),
        "You let " + partner.name() + " know, once it says the same to you.");
  }

  private void takeBack(PartnerOverlap partner) {
    tell(
        partner,
        overlaps.takeBack(actor, partner.partner()),
        partner.isPartner()
            ? "Neither you nor " + partner.name() + " reads the number any more."
            : "Your yes to " + partner.name() + " is taken back.");
  }

  private void compare(PartnerOverlap partner) {
    tell(
        partner,
        overlaps.compare(actor, partner.partner()),
        "Compared. Both of you read the same number.");
  }

  private void tell(PartnerOverlap partner, OverlapOutcome outcome, String done) {
    switch (outcome) {
      case OverlapOutcome.Answered(_), OverlapOutcome.Done() -> {
        Notice.done(done);
        renew(partner);
      }
      case OverlapOutcome.NotMutual() -> {
        Notice.problem("One of you has taken the yes back.");
        renew(partner);
      }
      case OverlapOutcome.NotPartners() -> {
        Notice.problem("You share no coalition with this organization any more.");
        renew(partner);
      }
      case OverlapOutcome.ListMissing() -> {
        Notice.problem("One of the two lists is gone. Upload yours again, or ask the partner.");
        changed.run();
      }
    }
  }

  /** The row alone: who works through a long list goes on where they are. */
  private void renew(PartnerOverlap partner) {
    overlaps.partners(actor).stream()
        .filter(now -> now.partner().equals(partner.partner()))
        .findFirst()
        .ifPresentOrElse(now -> rows.replace(partner, now), () -> rows.remove(partner));
  }
}
