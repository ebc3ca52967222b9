package org.chorus.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 400 to addresses and forms that no honest browser sends, before anything else looks at
 * them. Spring Security's own firewall comes too late: the filter before it parses the path and
 * fails with 500 for {@code /console;x}. A parameter such as {@code a=%zz} fails where it is first
 * read (Servlet 6.1), which would be deep in a page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // after the filter that sets the encoding of forms
final class MalformedAddresses extends OncePerRequestFilter {

  /**
   * What Spring Security, which does not get to see the request, tells browsers of other answers.
   */
  private static final List<HeaderWriter> HEADERS =
      List.of(
          new ContentSecurityPolicyHeaderWriter(BrowserPolicy.PUBLIC_CONTENT),
          new ReferrerPolicyHeaderWriter(BrowserPolicy.REFERRER),
          new PermissionsPolicyHeaderWriter(BrowserPolicy.PERMISSIONS),
          new XContentTypeOptionsHeaderWriter(),
          new XFrameOptionsHeaderWriter(),
          new CacheControlHeadersWriter(),
          new HstsHeaderWriter(false));

  private final HttpFirewall firewall = new StrictHttpFirewall();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      firewall.getFirewalledRequest(request);
      if (carriesNoBodyOrAForm(request)) {
        request.getParameterMap();
      }
    } catch (RequestRejectedException | IllegalStateException malformed) {
      HEADERS.forEach(header -> header.writeHeaders(request, response));
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Whether parameters can be read here without reading something that a page wants to stream. */
  private static boolean carriesNoBodyOrAForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null
        || type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }
}
