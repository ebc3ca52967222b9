package org.chorus.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.InvalidLocationException;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Collectors;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.OrganizationProfile;

/** Asks a person of several Organizations whom they work for now, then goes where they wanted. */
@Route(value = ChooseOrganizationView.PATH, autoLayout = false)
@PageTitle("Whom do you work for? · Chorus")
@PermitAll
final class ChooseOrganizationView extends Main implements BeforeEnterObserver {

  static final String PATH = "choose-organization";

  /** The query parameter with the address inside the console to go on to. */
  static final String NEXT = "next";

  private final StaffSession session;

  ChooseOrganizationView(StaffSession session) {
    this.session = session;
    addClassName("chooser");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Location next = next(event.getLocation().getQueryParameters());
    removeAll();
    Div choices = new Div();
    choices.addClassName("choices");
    for (OrganizationProfile organization : session.organizations()) {
      choices.add(choice(organization, next));
    }
    add(
        new H1("Whom do you work for now?"),
        new Paragraph(
            "You belong to several organizations. What you see and do counts for the one you choose;"
                + " you can change it at any time, at the top of every screen."),
        choices);
    if (!session.elsewhere().isEmpty()) {
      add(
          new Paragraph(
              "You also belong to %s. Log out and log in through the account that you have there to work for it."
                  .formatted(
                      session.elsewhere().stream()
                          .map(OrganizationProfile::name)
                          .collect(Collectors.joining(" and ")))));
    }
  }

  /** Inside the console only: whatever else an address names leads nowhere. */
  private static Location next(QueryParameters query) {
    try {
      return new Location(query.getSingleParameter(NEXT).orElse(""));
    } catch (InvalidLocationException elsewhere) {
      return new Location("");
    }
  }

  private Button choice(OrganizationProfile organization, Location next) {
    return new Button(
        organization.name(),
        click -> {
          session.actFor(organization.id());
          getUI().ifPresent(ui -> ui.navigate(next.getPath(), next.getQueryParameters()));
        });
  }
}
