package org.chorus.keycloak;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.keycloak.LoginState.Goes;
import org.chorus.keycloak.LoginState.Over;
import org.chorus.organization.provider.ProviderBindings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/**
 * The logins of staff, in the database: whichever server hears that one has ended, all of them
 * refuse it from their next request on. A login is known by a random id that never leaves the
 * server's session; the session itself stays on one server.
 */
final class StaffLogins implements OidcSessionRegistry {

  /** Writing at every click would be dear; a login may end this much too early. */
  private static final Duration SEEN_TO = Duration.ofSeconds(30);

  private static final Duration KEPT_AFTER_THE_END = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final ProviderBindings bindings;
  private final SessionSettings limits;
  private final Clock clock;

  StaffLogins(JdbcClient jdbc, ProviderBindings bindings, SessionSettings limits, Clock clock) {
    this.jdbc = jdbc;
    this.bindings = bindings;
    this.limits = limits;
    this.clock = clock;
  }

  /** Begins a login; Spring Security calls it once Keycloak's token is checked. */
  @Override
  public void saveSessionInformation(OidcSessionInformation login) {
    begin((StaffUser) login.getPrincipal());
  }

  void begin(StaffUser user) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into staff_login (id, issuer, subject, sid, begun_at, seen_at)
            values (:id, :issuer, :subject, :sid, :now, :now)
            """)
        .param("id", user.login())
        .param("issuer", user.issuer())
        .param("subject", user.subject().value())
        .param("sid", user.getIdToken().getClaimAsString("sid"))
        .param("now", now)
        .update();
  }

  LoginState stateOf(StaffUser user) {
    Optional<Row> row = find(user.login());
    if (row.isEmpty()) {
      return new Over(LoginEnd.TOO_LONG); // so long that it was forgotten
    }
    Row login = row.get();
    if (login.why() != null) {
      return new Over(login.why());
    }
    if (user.provider().filter(provider -> !bindings.isOpen(provider)).isPresent()) {
      return over(user, LoginEnd.PROVIDER_CLOSED);
    }
    Instant now = clock.instant();
    Instant end = login.begunAt().plus(limits.longest());
    Instant idleEnd = login.seenAt().plus(limits.idle());
    if (!now.isBefore(end)) {
      return over(user, LoginEnd.TOO_LONG);
    }
    if (!now.isBefore(idleEnd)) {
      return over(user, LoginEnd.IDLE);
    }
    return new Goes(idleEnd, end);
  }

  private Over over(StaffUser user, LoginEnd why) {
    end(user, why);
    return new Over(why);
  }

  private Optional<Row> find(UUID login) {
    return jdbc.sql("select begun_at, seen_at, why from staff_login where id = :id")
        .param("id", login)
        .query((row, number) -> Row.of(row))
        .optional();
  }

  private record Row(Instant begunAt, Instant seenAt, @Nullable LoginEnd why) {
    static Row of(ResultSet row) throws SQLException {
      String why = row.getString("why");
      return new Row(
          row.getTimestamp("begun_at").toInstant(),
          row.getTimestamp("seen_at").toInstant(),
          why == null ? null : LoginEnd.valueOf(why));
    }
  }

  /** The person did something. A login that has ended stays so. */
  void seen(StaffUser user) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            update staff_login
               set seen_at = :now
             where id = :id
               and ended_at is null
               and seen_at < :stale
            """)
        .param("id", user.login())
        .param("now", Timestamp.from(now))
        .param("stale", Timestamp.from(now.minus(SEEN_TO)))
        .update();
  }

  /** Ends the login unless it has ended; the first reason stays. */
  void end(StaffUser user, LoginEnd why) {
    jdbc.sql(
            """
            update staff_login
               set ended_at = :now, why = :why
             where id = :id
               and ended_at is null
            """)
        .param("id", user.login())
        .param("now", Timestamp.from(clock.instant()))
        .param("why", why.name())
        .update();
  }

  /**
   * Ends what Keycloak says has ended: the session that the token names, or all of the person's
   * (OpenID Connect Back-Channel Logout 1.0, section 2.4).
   *
   * @return how many
   */
  int endedAtKeycloak(OidcLogoutToken loggedOut) {
    return jdbc.sql(
            """
            update staff_login
               set ended_at = :now, why = :why
             where issuer = :issuer
               and (cast(:sid as text) is null or sid = :sid)
               and (cast(:subject as text) is null or subject = :subject)
               and ended_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("why", LoginEnd.LOGGED_OUT_ELSEWHERE.name())
        .param("issuer", loggedOut.getIssuer().toString())
        .param("sid", loggedOut.getSessionId())
        .param("subject", loggedOut.getSubject())
        .update();
  }

  /** Forgets logins that cannot be used any more; says how many. */
  int forgetOld() {
    return jdbc.sql("delete from staff_login where seen_at < :longAgo")
        .param(
            "longAgo",
            Timestamp.from(clock.instant().minus(limits.longest()).minus(KEPT_AFTER_THE_END)))
        .update();
  }

  /** Spring Security asks only where HTTP sessions announce their end, which none does here. */
  @Override
  public OidcSessionInformation removeSessionInformation(String clientSessionId) {
    throw new UnsupportedOperationException("logins are not known by HTTP session");
  }

  @Override
  public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken loggedOut) {
    endedAtKeycloak(loggedOut);
    return List.of();
  }
}
