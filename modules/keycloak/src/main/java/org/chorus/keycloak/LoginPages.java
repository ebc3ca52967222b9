package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import org.chorus.organization.OrganizationProfile;
import org.springframework.web.util.HtmlUtils;

/**
 * The few pages around the login at Keycloak. Each is one response that needs nothing else: no
 * script, no style sheet, no session, no view of the console.
 */
final class LoginPages {

  /** Where Keycloak sends the browser after logging out. Answered by {@link LoginGate}. */
  static final String GOODBYE_PATH = "/console/goodbye";

  static final String CONSOLE_PATH = "/console/";

  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { margin: 0; min-height: 100vh; display: grid; place-items: center;
        font: 1.125rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
      main { max-width: 34rem; padding: 2rem; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
      a, button { font: inherit; display: inline-block; margin-top: 1rem; padding: .6rem 1.1rem;
        border: 2px solid currentColor; border-radius: .5rem; background: none; color: inherit;
        text-decoration: none; cursor: pointer; }
      a:focus-visible, button:focus-visible { outline: 3px solid Highlight; outline-offset: 3px; }
      """;

  private final KeycloakSettings settings;
  private final SessionSettings limits;
  private final String afterLogout;
  private final String contentSecurityPolicy;

  /**
   * @param afterLogout the absolute URL to which Keycloak returns the browser after logging out
   */
  LoginPages(KeycloakSettings settings, SessionSettings limits, String afterLogout) {
    this.settings = settings;
    this.limits = limits;
    this.afterLogout = afterLogout;
    this.contentSecurityPolicy =
        "default-src 'none'; style-src 'sha256-"
            + sha256(STYLE)
            + "'; form-action "
            + settings.origin()
            + "; base-uri 'none'; frame-ancestors 'none'";
  }

  /** Tries the same address again by itself. */
  void away(HttpServletResponse response) throws IOException {
    away(response, "");
  }

  /** Starts over from the console by itself, for when the address at hand is used up. */
  void awayStartingOver(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    away(response, "; url=" + HtmlUtils.htmlEscape(request.getContextPath() + CONSOLE_PATH));
  }

  private void away(HttpServletResponse response, String target) throws IOException {
    response.setHeader("Retry-After", Long.toString(TRY_AGAIN_AFTER.toSeconds()));
    String refresh =
        "<meta http-equiv=\"refresh\" content=\"%d%s\">"
            .formatted(TRY_AGAIN_AFTER.toSeconds(), target);
    write(
        response,
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        "Sign-in is away for a moment",
        refresh,
        """
        <p>The service that checks who you are does not answer. Campaign pages and signing go on.</p>
        <p>This page tries again by itself.</p>
        """);
  }

  void tryAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(
        response,
        HttpServletResponse.SC_BAD_REQUEST,
        "You are not logged in",
        "",
        """
        <p>The login did not come to its end. It may have taken too long, or it was cancelled.</p>
        <a href="%s">Log in</a>
        """
            .formatted(HtmlUtils.htmlEscape(request.getContextPath() + CONSOLE_PATH)));
  }

  void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
    write(
        response,
        429, // Too Many Requests (RFC 6585)
        "Too many logins from your network",
        "",
        """
        <p>Wait a moment before you try again. Campaign pages and signing go on.</p>
        <a href="%s">Log in</a>
        """
            .formatted(HtmlUtils.htmlEscape(request.getContextPath() + CONSOLE_PATH)));
  }

  void nobodyVouches(
      HttpServletRequest request, HttpServletResponse response, NobodyVouches refusal)
      throws IOException {
    if (!refusal.elsewhere().isEmpty()) {
      refuse(
          response,
          refusal,
          "Log in with the account of your organization",
          refusal.elsewhere().stream()
              .map(organization -> ownAccount(request, organization))
              .collect(Collectors.joining("</p>\n<p>", "", "</p>\n<p>")));
    } else if (!refusal.ended().isEmpty()) {
      refuse(
          response,
          refusal,
          "Your login works, but your organization has ended on Chorus",
          "Nobody can act for <b>%s</b> any more. If you think that this is a mistake, ask whoever runs"
                  .formatted(
                      refusal.ended().stream()
                          .map(organization -> HtmlUtils.htmlEscape(organization.name()))
                          .collect(Collectors.joining("</b>, <b>")))
              + " this installation of Chorus to reinstate it.");
    } else if (refusal.refused().isEmpty()) {
      refuse(
          response,
          refusal,
          "Your login works, but no organization on Chorus has you as a member",
          "Ask an administrator of your organization to invite you, and log in again after that."
              + " If your organization is new here and was invited by email, open the link in that"
              + " mail and register it first.");
    } else {
      refuse(
          response,
          refusal,
          "Your login works, but Chorus cannot take your organization under its alias",
          """
          Its alias in Keycloak is <b>%s</b>. Chorus uses that word in the addresses of its own \
          pages. Ask whoever manages Keycloak to create your organization anew under another \
          alias, and log in again after that."""
              .formatted(
                  refusal.refused().stream()
                      .map(reserved -> HtmlUtils.htmlEscape(reserved.alias().value()))
                      .collect(Collectors.joining("</b>, <b>"))));
    }
  }

  void providerRefused(HttpServletResponse response, ProviderOverreach refusal) throws IOException {
    refuse(
        response,
        refusal.idTokenValue(),
        "Your login works, but Chorus cannot take it from the service that you came through",
        HtmlUtils.htmlEscape(refusal.remedy()));
  }

  private static String ownAccount(HttpServletRequest request, OrganizationProfile organization) {
    String name = HtmlUtils.htmlEscape(organization.name());
    return """
    People of <b>%s</b> log in through the account that they have there, not with a password here.
    <a href="%s">Log in through %s</a>"""
        .formatted(
            name,
            HtmlUtils.htmlEscape(
                request.getContextPath() + LoginRequests.throughProviderOf(organization.alias())),
            name);
  }

  private void refuse(
      HttpServletResponse response, NobodyVouches refusal, String title, String remedy)
      throws IOException {
    refuse(response, refusal.idTokenValue(), title, remedy);
  }

  private void refuse(
      HttpServletResponse response, String idTokenValue, String title, String remedy)
      throws IOException {
    write(
        response,
        HttpServletResponse.SC_FORBIDDEN,
        title,
        "",
        """
        <p>%s If you have another account, log out here first.</p>
        <form method="post" action="%s">
        <input type="hidden" name="id_token_hint" value="%s">
        <input type="hidden" name="post_logout_redirect_uri" value="%s">
        <button>Log out and use another account</button>
        </form>
        """
            .formatted(
                remedy,
                HtmlUtils.htmlEscape(settings.endSessionEndpoint()),
                HtmlUtils.htmlEscape(idTokenValue),
                HtmlUtils.htmlEscape(afterLogout)));
  }

  /**
   * @param wayBack the path to go on at
   */
  void over(HttpServletResponse response, LoginEnd why, String wayBack) throws IOException {
    write(
        response,
        HttpServletResponse.SC_UNAUTHORIZED,
        "You are logged out",
        "",
        """
        <p>%s</p>
        <a href="%s">Log in and go back</a>
        """
            .formatted(reason(why), HtmlUtils.htmlEscape(wayBack)));
  }

  private String reason(LoginEnd why) {
    return switch (why) {
      case LOGGED_OUT -> "You logged out in another window.";
      case LOGGED_OUT_ELSEWHERE ->
          "Your login was ended where you logged in: by you, or by an administrator.";
      case REPLACED -> "Somebody logged in anew in this browser.";
      case PROVIDER_CLOSED ->
          "Your organization does not log in through that account at the moment. If you do not know why,"
              + " ask an administrator of your organization.";
      case IDLE ->
          "Nothing was done here for %d minutes. That is so that nobody else goes on in your name."
              .formatted(limits.idle().toMinutes());
      case TOO_LONG ->
          "A login lasts %d hours at most, and yours has.".formatted(limits.longest().toHours());
    };
  }

  void goodbye(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(
        response,
        HttpServletResponse.SC_OK,
        "You are logged out",
        "",
        """
        <p>See you soon.</p>
        <a href="%s">Log in</a>
        """
            .formatted(HtmlUtils.htmlEscape(request.getContextPath() + CONSOLE_PATH)));
  }

  private void write(
      HttpServletResponse response, int status, String title, String head, String content)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", contentSecurityPolicy);
    response.setHeader("Referrer-Policy", "no-referrer"); // the address may carry a login code
    response
        .getWriter()
        .write(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            %s
            <title>%s · Chorus</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s</main>
            </body>
            </html>
            """
                .formatted(head, title, STYLE, title, content));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
