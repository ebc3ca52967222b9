package org.chorus.site;

import static java.util.Map.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chorus.signature.Channel;

/**
 * On which way somebody came to a page, as the link says that they followed: its parameter {@code
 * utm_medium}, which mailing tools and partners set. The form posts back to the address that the
 * person came to, so the link is known when they sign, although everybody gets the same page.
 */
final class CameBy {

  private static final String PARAMETER = "utm_medium=";

  /** The guide for campaigners has the same table. */
  private static final Map<String, Channel> MEDIA =
      Map.ofEntries(
          entry("email", Channel.EMAIL),
          entry("e-mail", Channel.EMAIL),
          entry("mail", Channel.EMAIL),
          entry("newsletter", Channel.EMAIL),
          entry("social", Channel.SOCIAL),
          entry("social-media", Channel.SOCIAL),
          entry("bluesky", Channel.SOCIAL),
          entry("facebook", Channel.SOCIAL),
          entry("instagram", Channel.SOCIAL),
          entry("linkedin", Channel.SOCIAL),
          entry("mastodon", Channel.SOCIAL),
          entry("tiktok", Channel.SOCIAL),
          entry("twitter", Channel.SOCIAL),
          entry("x", Channel.SOCIAL),
          entry("youtube", Channel.SOCIAL),
          entry("web", Channel.WEB),
          entry("website", Channel.WEB),
          entry("link", Channel.WEB),
          entry("referral", Channel.WEB),
          entry("messenger", Channel.MESSENGER),
          entry("signal", Channel.MESSENGER),
          entry("sms", Channel.MESSENGER),
          entry("telegram", Channel.MESSENGER),
          entry("whatsapp", Channel.MESSENGER),
          entry("ad", Channel.ADVERTISING),
          entry("ads", Channel.ADVERTISING),
          entry("advertising", Channel.ADVERTISING),
          entry("banner", Channel.ADVERTISING),
          entry("cpc", Channel.ADVERTISING),
          entry("display", Channel.ADVERTISING),
          entry("paid", Channel.ADVERTISING),
          entry("paid-social", Channel.ADVERTISING),
          entry("ppc", Channel.ADVERTISING),
          entry("flyer", Channel.PRINT),
          entry("poster", Channel.PRINT),
          entry("print", Channel.PRINT),
          entry("qr", Channel.PRINT));

  private CameBy() {}

  /**
   * {@link Channel#PAGE} where the address says nothing, or nothing that is known here: a guess
   * would be worth less than none.
   */
  static Channel channel(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null || !query.contains(PARAMETER) ? Channel.PAGE : channel(query);
  }

  private static Channel channel(String query) {
    return Stream.of(query.split("&", -1))
        .filter(parameter -> parameter.startsWith(PARAMETER))
        .findFirst()
        .map(parameter -> MEDIA.get(tidy(parameter.substring(PARAMETER.length()))))
        .orElse(Channel.PAGE);
  }

  private static String tidy(String medium) {
    try {
      return URLDecoder.decode(medium, StandardCharsets.UTF_8)
          .strip()
          .toLowerCase(Locale.ROOT)
          .replace('_', '-')
          .replace(' ', '-');
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
