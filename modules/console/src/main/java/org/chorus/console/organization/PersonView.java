package org.chorus.console.organization;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.access.Reason;
import org.chorus.access.Role;
import org.chorus.access.RoleGrant;
import org.chorus.access.SteppedUp;
import org.chorus.campaign.Campaigns;
import org.chorus.coalition.Coalitions;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Subject;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.Assignments;
import org.chorus.organization.MemberProfile;
import org.chorus.organization.Members;
import org.chorus.organization.RevocationOutcome;

/** One person of the organization: the roles, what they allow, and why. */
@Route("people/person")
@PermitAll
final class PersonView extends Screen {

  private static final String WHO = "who";

  private final StaffSession session;
  private final Members members;
  private final Assignments assignments;
  private final Campaigns campaigns;
  private final Coalitions coalitions;
  private final Access access;

  PersonView(
      StaffSession session,
      Members members,
      Assignments assignments,
      Campaigns campaigns,
      Coalitions coalitions,
      Access access) {
    super(session);
    this.session = session;
    this.members = members;
    this.assignments = assignments;
    this.campaigns = campaigns;
    this.coalitions = coalitions;
    this.access = access;
  }

  /** Not in the path: what the identity provider calls a person can hold any character. */
  static String pathOf(Subject subject) {
    return "people/person?"
        + WHO
        + "="
        + URLEncoder.encode(subject.value(), StandardCharsets.UTF_8);
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    Subject who =
        visit
            .query()
            .getSingleParameter(WHO)
            .filter(text -> !text.isBlank() && text.length() <= 255)
            .map(Subject::new)
            .orElseThrow(NotFoundException::new);
    List<Reason> reasons = access.explain(actor, who);
    MemberProfile person =
        members.colleagues(actor).stream()
            .filter(colleague -> colleague.subject().equals(who))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    boolean administrator = access.may(actor, ASSIGN_ROLES);
    Reader reader = Reader.current();
    GrantWords words = new GrantWords(actor, campaigns, coalitions, reader);
    add(Links.back("people", "People"));
    head(
        person.name(),
        administrator ? new Component[] {giving(actor, person, words, reader)} : new Component[0]);
    lead(
        person.email().map(email -> email + ", last").orElse("Last")
            + " logged in on "
            + reader.date(person.lastLoginAt())
            + ".");
    add(
        new Panel("Roles", roles(actor, person, words, administrator))
            .explained("A role that ends by itself counts for nothing from that moment on."));
    add(new Panel("What " + person.name() + " may do, and why", table(reasons, words)));
  }

  private Component giving(Actor actor, MemberProfile person, GrantWords words, Reader reader) {
    Button give =
        new Button(
            "Give a role",
            click ->
                gate(person)
                    .pass(
                        proof ->
                            new GiveRoleDialog(
                                    actor, proof, person, assignments, words, reader, this::refresh)
                                .open()));
    give.setId("give-role");
    give.addThemeVariants(ButtonVariant.PRIMARY);
    return give;
  }

  private SecondFactorGate gate(MemberProfile person) {
    return new SecondFactorGate(session, "Changing roles", pathOf(person.subject()));
  }

  private Component roles(
      Actor actor, MemberProfile person, GrantWords words, boolean administrator) {
    if (person.grants().isEmpty()) {
      return new Paragraph(person.name() + " has no role, and can do nothing but look around.");
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    person.grants().forEach(grant -> rows.add(row(actor, person, grant, words, administrator)));
    return rows;
  }

  private ListItem row(
      Actor actor, MemberProfile person, RoleGrant grant, GrantWords words, boolean administrator) {
    Span what = new Span(words.of(grant.what()));
    what.addClassName("row-title");
    Span explanation = new Span(RoleWords.of(grant.what().role()));
    explanation.addClassName("hint");
    ListItem row = new ListItem(what, explanation);
    row.addClassNames("row", "row-explained");
    boolean revocable =
        grant.what().group().isEmpty() && grant.what().role() != Role.PLATFORM_ADMINISTRATOR;
    if (administrator && revocable) {
      Button revoke =
          new Button(
              "Revoke",
              click -> gate(person).pass(proof -> ask(actor, proof, person, grant, words)));
      revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
      revoke.setAriaLabel("Revoke: " + words.of(grant.what()));
      revoke.addClassName("row-actions");
      row.add(revoke);
    }
    return row;
  }

  private void ask(
      Actor actor, SteppedUp proof, MemberProfile person, RoleGrant grant, GrantWords words) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Revoke " + words.of(grant.what()) + "?");
    dialog.setText(
        person.name()
            + " loses it at once, also on screens that are open. It is recorded with your name.");
    dialog.setCancelable(true);
    dialog.setConfirmText("Revoke");
    dialog.addConfirmListener(
        confirmed -> tell(person, assignments.revoke(actor, proof, person.subject(), grant.id())));
    dialog.open();
  }

  private void tell(MemberProfile person, RevocationOutcome outcome) {
    switch (outcome) {
      case RevocationOutcome.Revoked() -> Notice.done("The role is revoked.");
      case RevocationOutcome.Gone() -> Notice.done("The role was gone already.");
      case RevocationOutcome.FromGroup(String path) ->
          Notice.problem(
              "This role comes from the group "
                  + path
                  + ". Take the person out of the group, or change “Roles by group”.");
      case RevocationOutcome.LastAdministrator() ->
          Notice.problem(
              person.name()
                  + " is the only administrator without an end. Make somebody else one first:"
                  + " without an administrator nobody could give roles.");
    }
    refresh();
  }

  private static Component table(List<Reason> reasons, GrantWords words) {
    if (reasons.isEmpty()) {
      return new Paragraph("Nothing at this moment.");
    }
    NativeTable table = new NativeTable();
    table.addClassName("entries");
    table.setId("reasons");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of("May", "Where", "Because of")) {
      head.addHeaderCell().setText(title);
    }
    for (Reason reason : reasons) {
      NativeTableRow row = table.getBody().addRow();
      row.addDataCell().setText(PermissionWords.of(reason.permission()));
      row.addDataCell().setText(words.of(reason.where()));
      row.addDataCell().setText(words.because(reason));
    }
    return table;
  }
}
