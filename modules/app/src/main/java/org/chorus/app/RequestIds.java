package org.chorus.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.chorus.access.AuditTrail;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a name, which its answer carries as {@value #HEADER}, its lines in the log
 * and its entries in the audit trail. Always one of our own: what a visitor sends could be
 * anything.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = next();
    response.setHeader(HEADER, id);
    try (MDC.MDCCloseable _ = MDC.putCloseable(AuditTrail.REQUEST, id)) {
      chain.doFilter(request, response);
    }
  }

  /** A name and no secret, so it need not be hard to guess, which would take a system call each. */
  private static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
