package org.chorus.campaign;

import java.util.Set;
import org.chorus.kernel.Slug;

/** Addresses that Chorus keeps for itself, now or in its published plan of addresses. */
final class ReservedSlugs {

  private static final Set<String> RESERVED =
      Set.of(
          "about",
          "actuator",
          "admin",
          "api",
          "assets",
          "campaigns",
          "challenge",
          "confirm",
          "connect",
          "console",
          "count",
          "embed",
          "error",
          "favicon",
          "help",
          "images",
          "login",
          "logout",
          "oauth2",
          "oembed",
          "osdi",
          "preview",
          "privacy",
          "robots",
          "sign",
          "status",
          "static",
          "thanks",
          "vaadin",
          "well-known");

  private ReservedSlugs() {}

  static boolean contains(Slug slug) {
    return RESERVED.contains(slug.value());
  }
}
