package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A machine client from its making to its end: console, real Keycloak, API. */
class MachineIT {

  private static LocalStack stack;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    stack = TestStacks.shared();
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @Test
  void aProgramIsLetInByItsSecretAndByNoOlderOneAndNotOnceItIsRevoked() throws Exception {
    try (BrowserContext desk = chromium.open(Screen.DESKTOP);
        BrowserContext pocket = chromium.open(Screen.PHONE)) {
      StaffBrowser grace = administrator(desk, Screen.DESKTOP);
      grace.go("people/machines");
      look(grace, "machines-empty", Screen.DESKTOP);
      grace.click("show-second-factor");
      grace.stepUp();
      grace.fill("machine-name", "Dashboard of the office");
      look(grace, "machines-form", Screen.DESKTOP);
      grace.click("make-machine");
      String id = shown(grace, "machine-id");
      String first = shown(grace, "machine-secret");
      look(grace, "machines-secret", Screen.DESKTOP);
      grace.click("machine-secret-copied");

      String token = token(id, first).path("access_token").asString();
      HttpResponse<String> self = call("/api/v1", token);
      assertThat(self.statusCode()).isEqualTo(200);
      assertThat(self.body()).contains(id, "open-ledger", "analyst");
      assertThat(call("/api/v1/campaigns", token).body()).contains("poolTotal");

      press(grace, "New secret for Dashboard of the office");
      String second = shown(grace, "machine-secret");
      grace.click("machine-secret-copied");
      assertThat(token(id, first).has("access_token")).isFalse();
      token = token(id, second).path("access_token").asString();
      assertThat(call("/api/v1", token).statusCode()).isEqualTo(200);

      StaffBrowser onAPhone = administrator(pocket, Screen.PHONE);
      onAPhone.go("people/machines");
      assertThat(onAPhone.page().getByText("last used on").first()).isVisible();
      look(onAPhone, "machines-list", Screen.PHONE);

      press(grace, "Revoke Dashboard of the office");
      grace.told("It is revoked.");
      assertThat(call("/api/v1", token).statusCode()).isEqualTo(401);
      assertThat(token(id, second).has("access_token")).isFalse();
    }
  }

  /** Tokens of Keycloak that are none of a machine client's. */
  @Test
  void theServiceAccountOfChorusItselfIsNobodyThere() throws Exception {
    JsonNode adapter =
        KeycloakLogin.asMachine(
            stack.keycloak(), "chorus-adapter", stack.keycloak().adapterSecret());
    assertThat(call("/api/v1", adapter.path("access_token").asString()).statusCode())
        .isEqualTo(401);
  }

  private static StaffBrowser administrator(BrowserContext context, Screen screen)
      throws Exception {
    return new StaffBrowser(context, stack.app().url().toString(), Inspection.pictures(screen))
        .logIn("grace@openledger.example");
  }

  private static void look(StaffBrowser staff, String name, Screen screen) throws Exception {
    Inspection.look(staff.page(), name, screen, Inspection.pictures(screen));
  }

  private static void press(StaffBrowser staff, String label) {
    Page page = staff.page();
    page.getByLabel(label).click();
    staff.settle();
    staff.confirm();
    staff.settle();
  }

  private static String shown(StaffBrowser staff, String field) {
    return staff.page().locator("#" + field + " input").inputValue();
  }

  private static JsonNode token(String client, String secret) throws Exception {
    return KeycloakLogin.asMachine(stack.keycloak(), client, secret);
  }

  private static HttpResponse<String> call(String path, String token) throws Exception {
    URI address = stack.app().url().resolve(path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build(),
          BodyHandlers.ofString());
    }
  }
}
