package org.chorus.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chorus.site.answer.MomentaryCache;
import org.chorus.site.screen.ErrorScreens;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.chorus.switches.Off;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before every public address while the whole site is switched off, also before those that
 * lead nowhere. What stays are the files that make the page look like one, and the other doors:
 * console, login, machines, health.
 */
@Component
final class ClosedSite extends OncePerRequestFilter {

  private static final Duration RETRY = Duration.ofMinutes(5);

  private final Switches switches;
  private final Screens screens;
  private final MomentaryCache<byte[]> cache;

  ClosedSite(
      Switches switches, Screens screens, @Value("${chorus.site.moment:1s}") Duration moment) {
    this.switches = switches;
    this.screens = screens;
    this.cache = new MomentaryCache<>(moment);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Off> off = switches.off(Switch.SITE);
    if (off.isEmpty() || staysOpen(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      refuse(off.get(), request, response);
    }
  }

  private static boolean staysOpen(String path) {
    return path.startsWith("/assets/")
        || path.equals("/robots.txt")
        || ErrorScreens.isBehindAnotherDoor(path);
  }

  /** Kept by nobody on the way; addresses can be secrets, so nobody is told them. */
  private void refuse(Off off, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setContentType(Screens.HTML.toString());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY.toSeconds()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.getOutputStream().write(page(off, request));
  }

  private byte[] page(Off off, HttpServletRequest request) {
    Language language = Language.preferredIn(request);
    boolean sent = request.getMethod().equals(HttpMethod.POST.name());
    return cache
        .get(
            language.tag() + " " + sent + " " + off.message(),
            () -> Optional.of(screens.render(screen(off, language, sent))))
        .orElseThrow();
  }

  /**
   * What stands in place of every page.
   *
   * @param sent whether somebody has just sent a form
   */
  static Screen screen(Off off, Language language, boolean sent) {
    return new Screen("closed", language, Map.of("message", off.message(), "sent", sent));
  }
}
