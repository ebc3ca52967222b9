package org.chorus.app;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/**
 * The cookie of a staff session. Where people reach this server by https it is named with the
 * prefix that makes browsers refuse it from any other host and over plain HTTP (RFC 6265bis,
 * section 4.1.3.2); over plain HTTP, as on a developer's machine, they would refuse it altogether.
 */
@Component
final class StaffCookie implements ServletContextInitializer {

  static final String NAME = "chorus-staff";

  private final boolean https;

  StaffCookie(@Value("${chorus.public-url}") String publicUrl) {
    this.https = publicUrl.startsWith("https:");
  }

  @Override
  public void onStartup(ServletContext house) {
    SessionCookieConfig cookie = house.getSessionCookieConfig();
    cookie.setPath("/");
    cookie.setSecure(https);
    cookie.setName(https ? "__Host-" + NAME : NAME);
  }
}
