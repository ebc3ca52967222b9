package org.chorus.keycloak;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chorus.keycloak.LoginState.Goes;
import org.chorus.keycloak.LoginState.Over;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the database at each request of staff whether their login still goes, since another server
 * may have heard that it has ended. Also answers how long it will go, without that counting as
 * something done.
 */
final class LoginCheck extends OncePerRequestFilter {

  /** Seconds until the login ends: {@code {"idle": 1800, "whole": 36000}}. */
  static final String TIME_LEFT_PATH = "/login/time-left";

  private static final RequestMatcher TIME_LEFT =
      PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, TIME_LEFT_PATH);
  private static final RequestMatcher CONSOLE =
      PathPatternRequestMatcher.withDefaults().matcher("/console/**");

  private final StaffLogins logins;
  private final LoginPages pages;
  private final OpenScreens screens;
  private final Clock clock;

  LoginCheck(StaffLogins logins, LoginPages pages, OpenScreens screens, Clock clock) {
    this.logins = logins;
    this.pages = pages;
    this.screens = screens;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<StaffUser> user = StaffUser.of(request);
    if (user.isPresent()) {
      switch (logins.stateOf(user.get())) {
        case Goes goes -> goOn(user.get(), goes, request, response, chain);
        case Over(var why) -> refuse(why, request, response);
      }
    } else if (TIME_LEFT.matches(request)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void goOn(
      StaffUser user,
      Goes goes,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (TIME_LEFT.matches(request)) {
      Instant now = clock.instant();
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.setHeader("Cache-Control", "no-store");
      response
          .getWriter()
          .write(
              "{\"idle\": %d, \"whole\": %d}"
                  .formatted(
                      Duration.between(now, goes.idleEnd()).toSeconds(),
                      Duration.between(now, goes.end()).toSeconds()));
      return;
    }
    if (!screens.isHeartbeat(request)) {
      logins.seen(user);
    }
    chain.doFilter(request, response);
  }

  /**
   * Ends the session with the page that says why, so that a screen's own request can lead to it.
   */
  private void refuse(LoginEnd why, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if (TIME_LEFT.matches(request)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (screens.asks(request)) {
      screens.reload(response);
    } else {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      pages.over(response, why, wayBack(request));
    }
  }

  /** The address at hand where it is a screen, and never one that came with the request. */
  private static String wayBack(HttpServletRequest request) {
    if (!HttpMethod.GET.matches(request.getMethod()) || !CONSOLE.matches(request)) {
      return request.getContextPath() + LoginPages.CONSOLE_PATH;
    }
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
