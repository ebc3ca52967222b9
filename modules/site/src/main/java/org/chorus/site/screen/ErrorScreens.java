package org.chorus.site.screen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/**
 * What went wrong, in the design of the site: also for what goes wrong before a controller is
 * found. The other front doors answer for themselves.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ErrorScreens implements ErrorViewResolver {

  private static final List<String> OTHER_DOORS =
      List.of("/actuator", "/api", "/console", "/login", "/logout", "/oauth2", "/osdi");

  private final Screens screens;

  ErrorScreens(Screens screens) {
    this.screens = screens;
  }

  public ResponseEntity<byte[]> answer(HttpStatus status, HttpServletRequest request) {
    return screens.answer(status, screen(status, Language.preferredIn(request)));
  }

  @Override
  public @Nullable ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    Object path = request.getAttribute("jakarta.servlet.error.request_uri");
    if (isBehindAnotherDoor(String.valueOf(path))) {
      return null;
    }
    byte[] html = screens.render(screen(status, Language.preferredIn(request)));
    View view =
        (ignoredModel, ignoredRequest, response) -> {
          response.setContentType(Screens.HTML.toString());
          response.setHeader("Cache-Control", "no-store");
          response.getOutputStream().write(html);
        };
    return new ModelAndView(view); // the caller has set the status
  }

  public static boolean isBehindAnotherDoor(String path) {
    return OTHER_DOORS.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"));
  }

  public static Screen screen(HttpStatus status, Language language) {
    return new Screen("error", language, Map.of("status", status.value(), "words", words(status)));
  }

  /** Which words there are for it. */
  private static String words(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND, GONE -> "error.not-found";
      case METHOD_NOT_ALLOWED -> "error.method";
      case CONTENT_TOO_LARGE -> "error.too-large";
      case SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS -> "error.busy";
      default -> status.is4xxClientError() ? "error.request" : "error.server";
    };
  }
}
