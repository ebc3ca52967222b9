package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.testing.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How logins end over HTTP, with a stub in Keycloak's place. */
class LoginEndIT {

  static final StubKeycloak KEYCLOAK = new StubKeycloak();

  static final Map<String, Object> MEMBER = Map.of("organization", List.of("rivers"));

  /** Two servers on one database. */
  static StaffServer here;

  static StaffServer there;

  @TempDir static Path secrets;

  @BeforeAll
  static void start() throws IOException {
    String database = Database.create();
    here = new StaffServer(KEYCLOAK, database, secrets);
    there = new StaffServer(KEYCLOAK, database, secrets);
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
    KEYCLOAK.close();
  }

  @Nested
  class GivenALoginThatAnotherServerHearsTheEndOf {

    private final StaffHttp ines = here.browser();

    @BeforeEach
    void logInHereAndOutThere() throws Exception {
      ines.logIn("ines-there", MEMBER);
      assertThat(ines.isLoggedIn()).isTrue();
      assertThat(there.hearOfLogout(KEYCLOAK.logoutTokenFor("ines-there"))).isEqualTo(200);
    }

    @Test
    void theNextPageSaysWhyAndLeadsBack() throws Exception {
      HttpResponse<String> page = ines.get("/console/campaigns?q=a&b=%22");
      assertThat(page.statusCode()).isEqualTo(401);
      assertThat(page.body())
          .contains(
              "You are logged out",
              "Your login was ended where you logged in",
              "href=\"/console/campaigns?q=a&amp;b=%22\"");
      assertThat(ines.get("/console/campaigns").statusCode()).isEqualTo(302);
    }

    @Test
    void anOpenScreenLoadsThatPageAtTheNextClick() throws Exception {
      for (int click = 1; click <= 2; click++) {
        HttpResponse<String> answer = ines.askAsScreen("uidl");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Vaadin-Refresh");
      }
      assertThat(ines.get("/console/people").body())
          .contains("Your login was ended where you logged in", "href=\"/console/people\"");
    }

    @Test
    void noFileComesOut() throws Exception {
      assertThat(ines.get("/console/VAADIN/dynamic/resource/0/x/contacts.csv").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aLogoutTokenWithoutSessionEndsAllLoginsOfThePersonAndNobodyElses() throws Exception {
    StaffHttp laptop = here.browser();
    StaffHttp phone = there.browser();
    StaffHttp tom = here.browser();
    laptop.logIn("ada", MEMBER);
    phone.logIn("ada", MEMBER);
    tom.logIn("tom-too", MEMBER);
    here.hearOfLogout(KEYCLOAK.logoutTokenWithoutSessionFor("ada"));
    assertThat(laptop.isLoggedIn()).isFalse();
    assertThat(phone.isLoggedIn()).isFalse();
    assertThat(tom.isLoggedIn()).isTrue();
  }

  @Test
  void somebodyElseInTheSameBrowserGetsNothingOfTheSessionBefore() throws Exception {
    StaffHttp shared = here.browser();
    shared.logIn("ines-shared", MEMBER);
    shared.logIn("tom-shared", MEMBER, shared.leaveForKeycloak());
    assertThat(shared.isLoggedIn()).isTrue();
    assertThat(why("ines-shared")).isEqualTo("REPLACED");
    assertThat(why("tom-shared")).isNull();
  }

  @Nested
  class GivenALoginGetsOld {

    private final StaffHttp ines = here.browser();

    @Test
    void whenNothingIsDone_thenItEndsAlthoughTheTabIsOpen() throws Exception {
      ines.logIn("ines-idle", MEMBER);
      age("ines-idle", "31 minutes", "seen_at");
      assertThat(ines.askAsScreen("heartbeat").body()).isEqualTo("Vaadin-Refresh");
      assertThat(ines.get("/login/time-left").statusCode()).isEqualTo(401);
      HttpResponse<String> page = ines.get("/console/");
      assertThat(page.statusCode()).isEqualTo(401);
      assertThat(page.body()).contains("Nothing was done here for 30 minutes");
    }

    @Test
    void whenItLastedAsLongAsAnyMay_thenItEndsAlthoughSomebodyIsAtWork() throws Exception {
      ines.logIn("ines-long", MEMBER);
      age("ines-long", "601 minutes", "begun_at");
      assertThat(ines.get("/console/").body()).contains("A login lasts 10 hours at most");
    }

    @Test
    void onlyWhatSomebodyDoesMovesTheEnd() throws Exception {
      ines.logIn("ines-rests", MEMBER);
      age("ines-rests", "29 minutes", "seen_at");
      assertThat(ines.get("/login/time-left").body())
          .matches("\\{\"idle\": [56]\\d, \"whole\": 34\\d\\d\\d}");
      ines.askAsScreen("heartbeat");
      assertThat(ines.get("/login/time-left").body()).matches("\\{\"idle\": [56]\\d, .*");
      ines.askAsScreen("uidl");
      assertThat(ines.get("/login/time-left").body()).matches("\\{\"idle\": 1[78]\\d\\d, .*");
    }

    /** Makes the person's login as old as if it had begun, or been seen, that much earlier. */
    private static void age(String subject, String by, String since) {
      here.jdbc()
          .sql(
              """
              update staff_login
                 set begun_at = begun_at - cast(:by as interval),
                     seen_at = case when :since = 'seen_at'
                                    then seen_at - cast(:by as interval) else seen_at end
               where subject = :subject
              """)
          .param("by", by)
          .param("since", since)
          .param("subject", subject)
          .update();
    }
  }

  @Test
  void anotherPersonsLogoutLeavesTheSessionAlone() throws Exception {
    StaffHttp tom = here.browser();
    tom.logIn("tom", Map.of("organization", List.of("rivers")));

    here.hearOfLogout(KEYCLOAK.logoutTokenFor("somebody-else"));
    assertThat(tom.isLoggedIn()).isTrue();
    assertThat(here.hearOfLogout("forged")).isEqualTo(400);
    assertThat(tom.isLoggedIn()).isTrue();
  }

  @Test
  void whoIsNotLoggedInLearnsNoTime() throws Exception {
    assertThat(here.browser().get("/login/time-left").statusCode()).isEqualTo(401);
  }

  private static @Nullable String why(String subject) {
    return here.jdbc()
        .sql("select why from staff_login where subject = :subject")
        .param("subject", subject)
        .query((row, number) -> Optional.ofNullable(row.getString("why")))
        .single()
        .orElse(null);
  }
}
