package org.chorus.console;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.chorus.access.Access;
import org.chorus.access.Permission;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.OrganizationProfile;

/** What stands around every screen: where one can go, and as whom one is at work. */
@Layout
@PermitAll
final class ConsoleLayout extends AppLayout implements BeforeEnterObserver {

  private final StaffSession session;
  private final Access access;
  private final AuthenticationContext authentication;
  private final Div workplace = new Div();
  private final SideNavItem activity = item("Activity", "activity", VaadinIcon.TIME_BACKWARD);
  private final SideNavItem platform =
      item("Platform", "platform/organizations", VaadinIcon.CLUSTER);

  ConsoleLayout(StaffSession session, Access access, AuthenticationContext authentication) {
    this.session = session;
    this.access = access;
    this.authentication = authentication;
    setPrimarySection(Section.DRAWER);
    workplace.addClassName("workplace");
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel("Menu");
    toggle.addThemeVariants(ButtonVariant.TERTIARY);
    addToNavbar(toggle, workplace, person(), new SessionWarning());
    addToDrawer(brand(), navigation());
  }

  /** A person of several Organizations chooses one first, and then goes on to where they wanted. */
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    session
        .actor()
        .ifPresentOrElse(
            this::seat,
            () ->
                event.forwardTo(
                    ChooseOrganizationView.PATH,
                    QueryParameters.of(
                        ChooseOrganizationView.NEXT,
                        event.getLocation().getPathWithQueryParameters())));
  }

  /** Another tab may have changed the Organization since: say anew which it is. */
  private void seat(Actor actor) {
    activity.setVisible(access.may(actor, Permission.READ_AUDIT));
    platform.setVisible(access.may(actor, Permission.MANAGE_ORGANIZATIONS));
    workplace.removeAll();
    OrganizationProfile current =
        session.organizations().stream()
            .filter(organization -> organization.id().equals(actor.organization()))
            .findFirst()
            .orElseThrow();
    if (session.organizations().size() == 1) {
      workplace.add(new Span(current.name()));
    } else {
      workplace.add(switcher(current));
    }
  }

  private Select<OrganizationProfile> switcher(OrganizationProfile current) {
    Select<OrganizationProfile> switcher = new Select<>();
    switcher.setId("organization-switcher");
    switcher.setAriaLabel("Organization you work for");
    switcher.setItems(session.organizations());
    switcher.setItemLabelGenerator(OrganizationProfile::name);
    switcher.setValue(current);
    switcher.addValueChangeListener(
        change -> {
          session.actFor(change.getValue().id());
          getUI().ifPresent(ui -> ui.navigate(HomeView.class));
        });
    return switcher;
  }

  private MenuBar person() {
    MenuBar menu = new MenuBar();
    menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
    menu.addClassName("person");
    Span name = new Span(session.user().displayName());
    name.addClassName("person-name");
    MenuItem item = menu.addItem(VaadinIcon.USER.create());
    item.add(name);
    item.setAriaLabel("You: " + session.user().displayName());
    item.getSubMenu().addItem("Log out", click -> authentication.logout()).setId("log-out");
    return menu;
  }

  private static Anchor brand() {
    Image mark = new Image("icon.svg", "");
    Anchor brand = new Anchor("", mark, new Span("Chorus"));
    brand.addClassName("brand");
    brand.setAriaLabel("Chorus, home");
    return brand;
  }

  private SideNav navigation() {
    SideNav navigation = new SideNav();
    navigation.getElement().setAttribute("aria-label", "Console");
    SideNavItem home = item("Home", "", VaadinIcon.HOME);
    home.setMatchNested(false);
    navigation.addItem(
        home,
        item("Coalitions", "coalitions", VaadinIcon.GROUP),
        item("Campaigns", "campaigns", VaadinIcon.MEGAPHONE),
        item("People", "people", VaadinIcon.USERS),
        activity,
        item("Organization", "organization", VaadinIcon.BUILDING),
        platform);
    return navigation;
  }

  private static SideNavItem item(String label, String path, VaadinIcon icon) {
    SideNavItem item = new SideNavItem(label, path, icon.create());
    item.setMatchNested(true);
    return item;
  }
}
