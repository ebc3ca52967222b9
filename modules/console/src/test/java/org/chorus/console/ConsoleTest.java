package org.chorus.console;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.testing.House;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;

/**
 * Screens without a browser, over the real services and a real PostgreSQL. Ines of Rivers is logged
 * in at the beginning.
 */
@SpringBootTest(
    classes = House.class,
    properties = {
      "spring.jpa.hibernate.ddl-auto=validate",
      "spring.jpa.open-in-view=false",
      "chorus.platform.organization=console-operations",
      "chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
      "chorus.public-url=https://petitions.example.org",
      "chorus.mail.from=petitions@example.org"
    })
@ContextConfiguration(initializers = HouseTest.FreshDatabase.class)
@ViewPackages(packages = "org.chorus.console")
abstract class ConsoleTest extends SpringBrowserlessTest {

  private static final AtomicInteger WORLDS = new AtomicInteger();

  @Autowired ApplicationContext house;

  JointCampaign joint;
  LoginDesk desk;

  @BeforeEach
  @Override
  protected void initVaadinEnvironment() {
    joint =
        new JointCampaign(
            house, "console" + WORLDS.incrementAndGet(), SharingRule.OPT_IN_PER_PARTNER);
    desk = new LoginDesk(house);
    desk.logIn(joint.ines);
    super.initVaadinEnvironment();
  }

  @AfterEach
  void nobodyIsLoggedIn() {
    SecurityContextHolder.clearContext();
  }

  <T> T service(Class<T> type) {
    return house.getBean(type);
  }

  /** The person goes to an address of the console. */
  void open(Actor actor, String path) {
    desk.logIn(actor);
    open(path);
  }

  void open(String path) {
    Location location = new Location(path);
    UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    roundTrip();
  }

  /** Everything that can be read on the screen and in its open dialogs, line by line. */
  String screen() {
    return find(Component.class).all().stream()
        .map(
            component ->
                switch (component) {
                  case Html html -> html.getInnerHtml();
                  case Dialog dialog -> dialog.getHeaderTitle();
                  case Component other -> other.getElement().getText();
                })
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** What notices say, oldest first. */
  String notices() {
    return find(Notification.class).all().stream()
        .map(
            notice ->
                notice.getChildren().findAny().isPresent()
                    ? notice
                        .getChildren()
                        .map(part -> part.getElement().getTextRecursively())
                        .collect(Collectors.joining())
                    : test(notice).getText())
        .collect(Collectors.joining("\n"));
  }

  /** Presses the button that is called so for those who do not see the row it stands in. */
  void press(String ariaLabel) {
    test(find(Button.class).withAriaLabel(ariaLabel).single()).click();
    roundTrip();
  }

  /** Says yes to what the open dialog asks. */
  void confirm() {
    test(find(ConfirmDialog.class).single()).confirm();
  }

  void click(String id) {
    test(find(Button.class).withId(id).single()).click();
    roundTrip();
  }

  boolean offers(String id) {
    return find(Button.class).withId(id).exists() || find(Anchor.class).withId(id).exists();
  }

  String address() {
    return UI.getCurrent().getActiveViewLocation().getPath();
  }

  /** Somebody of the organization that runs the platform. */
  Actor operates(String name) {
    Subject subject = new Subject("console-operations:" + name);
    return new Actor(
        subject,
        name,
        service(Members.class)
            .recordLogin(
                new Login(
                    subject,
                    name,
                    Optional.empty(),
                    List.of(
                        new Login.VouchedOrganization(
                            new Slug("console-operations"), "Operations"))))
            .organizations()
            .getFirst()
            .id());
  }
}
