package org.chorus.console.switches;

import java.util.Locale;
import org.chorus.switches.Switch;

/** What each switch does, in the console's words. */
final class Explained {

  private Explained() {}

  /** The switch as a part of ids. */
  static String word(Switch which) {
    return which.name().toLowerCase(Locale.ROOT);
  }

  /** What it does while it is on, and stops. */
  static String job(Switch which) {
    return switch (which) {
      case SIGNING -> "People can sign, wherever their campaign is open.";
      case MAIL -> "Confirmations go to supporters, and invitations to organizations.";
      case COUNTERS -> "Public pages show how many people have signed.";
      case SITE -> "The public pages can be read.";
    };
  }

  /** That it is off, for everybody at the console. */
  static String standstill(Switch which) {
    return switch (which) {
      case SIGNING -> "Nobody can sign, on any page.";
      case MAIL -> "No mail leaves. It goes out when mail is on again.";
      case COUNTERS -> "Public pages show no number. You see yours here.";
      case SITE -> "Every public page says that the site is closed, and nothing else.";
    };
  }

  /** What happens to people when it is switched off. */
  static String consequences(Switch which) {
    return switch (which) {
      case SIGNING ->
          "From this moment on nobody can sign, on any page of any organization. The pages can be"
              + " read and say so where the form stood. Whoever is filling in a form keeps what they"
              + " entered and can send it later. Signatures given so far count, and can be"
              + " confirmed.";
      case MAIL ->
          "From this moment on no mail leaves: no confirmation to a supporter, no invitation of an"
              + " organization. Whoever signs reads that the mail comes later. When you switch it on"
              + " again, everything that waited goes out, once. Mail that Keycloak sends itself goes"
              + " on: new passwords, invitations of members.";
      case COUNTERS ->
          "No public page shows a number any more; pages that are open hide theirs within two"
              + " minutes. People sign and are counted as ever, and organizations see their numbers"
              + " here.";
      case SITE ->
          "From this moment on every public page says that the site is closed, and nothing else:"
              + " nobody can read, sign or confirm anything. The console, the login and machine"
              + " clients go on.";
    };
  }

  /** What happens when it is switched on again. */
  static String relief(Switch which) {
    return switch (which) {
      case SIGNING -> "People can sign again at once, wherever their campaign is open.";
      case MAIL -> "Everything that waited goes out now, once.";
      case COUNTERS ->
          "Public pages show their numbers again, with everybody who signed meanwhile.";
      case SITE -> "All public pages are back at once.";
    };
  }
}
