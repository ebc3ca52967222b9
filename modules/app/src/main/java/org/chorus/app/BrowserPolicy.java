package org.chorus.app;

import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What the browser is told on every page of the house. */
final class BrowserPolicy {

  /** Other sites learn that somebody came from here, not from which page. */
  static final ReferrerPolicy REFERRER = ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN;

  static final String PERMISSIONS =
      "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  /**
   * For public pages: nothing from anywhere else, nothing inline, no framing. A response that sets
   * a policy of its own, as an embedded form must, keeps it.
   */
  static final String PUBLIC_CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private BrowserPolicy() {}
}
