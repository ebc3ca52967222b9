package org.chorus.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Plain links that share an address: nothing is asked of anybody before one is followed. */
final class ShareLinks {

  private ShareLinks() {}

  static List<Link> of(String title, String url) {
    String address = encode(url);
    String both = encode(title + " " + url);
    return List.of(
        new Link("WhatsApp", "https://wa.me/?text=" + both),
        new Link("Facebook", "https://www.facebook.com/sharer/sharer.php?u=" + address),
        new Link("Bluesky", "https://bsky.app/intent/compose?text=" + both),
        new Link("Telegram", "https://t.me/share/url?url=" + address + "&text=" + encode(title)),
        new Link("X", "https://x.com/intent/post?url=" + address + "&text=" + encode(title)));
  }

  static String byMail(String title, String url) {
    return "mailto:?subject=" + encode(title) + "&body=" + encode(url);
  }

  /** For query strings and {@code mailto:} alike, which does not know {@code +} for a space. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
