package org.chorus.keycloak;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds back whoever calls the routes around the login too often, by range of addresses: a single
 * one of IPv4, and of IPv6 the /64 that a connection usually has for itself. Each server counts for
 * itself. Enough for an office behind one address at nine in the morning. Nothing but these routes
 * counts or is held back: signing goes on, and so do logins that are under way.
 */
final class LoginRate extends OncePerRequestFilter {

  static final int LOGIN_REQUESTS_A_MINUTE = 240;

  /** All of it comes from Keycloak, for everybody whom it logs out. */
  static final int LOGOUT_TOKENS_A_MINUTE = 1_200;

  private static final int RANGES_REMEMBERED = 100_000;
  private static final int BYTES_OF_A_NETWORK = 8;

  private static final RequestMatcher LOGIN =
      new OrRequestMatcher(path("/oauth2/authorization/**"), path("/login/oauth2/code/**"));
  private static final RequestMatcher BACK_CHANNEL = path("/logout/connect/back-channel/**");

  private final LoginPages pages;
  private final LoadingCache<String, Bucket> logins = buckets(LOGIN_REQUESTS_A_MINUTE);
  private final LoadingCache<String, Bucket> logouts = buckets(LOGOUT_TOKENS_A_MINUTE);

  LoginRate(LoginPages pages) {
    this.pages = pages;
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  private static LoadingCache<String, Bucket> buckets(int aMinute) {
    return Caffeine.newBuilder()
        .maximumSize(RANGES_REMEMBERED)
        .expireAfterAccess(Duration.ofMinutes(2)) // full again by then
        .build(
            range ->
                Bucket.builder()
                    .addLimit(
                        limit ->
                            limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
                    .build());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (LOGIN.matches(request)) {
      count(logins, request, response, chain);
    } else if (BACK_CHANNEL.matches(request)) {
      count(logouts, request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void count(
      LoadingCache<String, Bucket> buckets,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    ConsumptionProbe probe =
        buckets.get(rangeOf(request.getRemoteAddr())).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
    } else {
      pages.tooMany(request, response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  /** The address itself, or the network of an IPv6 one. */
  static String rangeOf(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), BYTES_OF_A_NETWORK))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return "unknown"; // all of them together
    }
  }
}
