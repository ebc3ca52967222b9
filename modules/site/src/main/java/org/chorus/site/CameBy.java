package org.chorus.site;

import static java.util.Map.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.signature.Arrival;
import org.chorus.signature.Arrivals;
import org.chorus.site.answer.MomentaryCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * How somebody came to a page, as the link says that they followed: {@code via} has the code of a
 * link that was made in Chorus, and {@code utm_medium}, which mailing tools and partners set, at
 * least the way. The form posts back to the address that the person came to, so the link is known
 * when they sign, although everybody gets the same page.
 */
@Component
final class CameBy {

  private static final Logger log = LoggerFactory.getLogger(CameBy.class);

  private static final String CODE = "via=";
  private static final String MEDIUM = "utm_medium=";
  private static final int LONGEST_CODE = 40;

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

  private final Arrivals arrivals;
  private final MomentaryCache<Arrival> known;

  /**
   * @param moment how long a link that has ended may go on counting
   */
  CameBy(Arrivals arrivals, @Value("${chorus.site.moment:1s}") Duration moment) {
    this.arrivals = arrivals;
    this.known = new MomentaryCache<>(moment);
  }

  /** As much as the address says; what it says wrong keeps nobody from signing. */
  Arrival of(PublishedPage page, HttpServletRequest request) {
    return parameter(CODE, request)
        .filter(code -> code.length() <= LONGEST_CODE)
        .flatMap(code -> by(code, page))
        .orElseGet(() -> Arrival.by(channel(request)));
  }

  private Optional<Arrival> by(String code, PublishedPage page) {
    try {
      return known.get(page.address().path() + " " + code, () -> arrivals.by(code, page));
    } catch (DataAccessException | TransactionException away) {
      log.warn("the database does not say by which link somebody came", away);
      return Optional.empty();
    }
  }

  /**
   * {@link Channel#PAGE} where the address says nothing, or nothing that is known here: a guess
   * would be worth less than none.
   */
  static Channel channel(HttpServletRequest request) {
    return parameter(MEDIUM, request)
        .map(medium -> medium.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-'))
        .map(MEDIA::get)
        .orElse(Channel.PAGE);
  }

  /** The first of this name; empty for one that cannot be read. */
  private static Optional<String> parameter(String name, HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null || !query.contains(name)
        ? Optional.empty()
        : Stream.of(query.split("&", -1))
            .filter(parameter -> parameter.startsWith(name))
            .findFirst()
            .flatMap(parameter -> decoded(parameter.substring(name.length())));
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8).strip());
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
