package org.chorus.console;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.chorus.access.AccessDenied;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;
import org.chorus.console.organization.Administrators;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.Organizations;

/** For screens that take a role which the person does not hold: says whom to ask. */
@ParentLayout(ConsoleLayout.class)
@AnonymousAllowed
final class Refused extends Main implements HasErrorParameter<AccessDenied>, HasDynamicTitle {

  private final StaffSession session;
  private final Administrators administrators;
  private final Organizations organizations;
  private final RecordedRefusals refusals;

  Refused(
      StaffSession session,
      Administrators administrators,
      Organizations organizations,
      RecordedRefusals refusals) {
    this.session = session;
    this.refusals = refusals;
    this.organizations = organizations;
    this.administrators = administrators;
    addClassName("screen");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDenied> parameter) {
    refusals.add(parameter.getException());
    removeAll();
    add(
        new EmptyState(
            VaadinIcon.LOCK,
            "You cannot do this",
            session.actor().map(this::remedy).orElse("Ask an administrator of your organization."),
            Links.button("", "Go to your home page")));
    return HttpServletResponse.SC_FORBIDDEN;
  }

  private String remedy(Actor actor) {
    try {
      return administrators.whomToAsk(actor);
    } catch (AccessDenied notEvenAMember) {
      if (organizations.ending(actor.organization()).isPresent()) {
        return "Your organization has ended on Chorus, so nobody can act for it any more. If you think"
            + " that this is a mistake, ask whoever runs this installation.";
      }
      return "You do not belong to the organization any more that you were working for. Log out, and"
          + " log in again to see where you belong.";
    }
  }

  @Override
  public String getPageTitle() {
    return "Not yours to do · Chorus";
  }
}
