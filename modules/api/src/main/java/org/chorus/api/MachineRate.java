package org.chorus.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds back a machine client that calls too often. Each server counts for itself. */
final class MachineRate extends OncePerRequestFilter {

  private static final int CLIENTS_REMEMBERED = 10_000;

  private final Problems problems;
  private final LoadingCache<String, Bucket> buckets;

  MachineRate(Problems problems, int requestsAMinute) {
    this.problems = problems;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(CLIENTS_REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(2)) // full again by then
            .build(
                client ->
                    Bucket.builder()
                        .addLimit(
                            limit ->
                                limit
                                    .capacity(requestsAMinute)
                                    .refillGreedy(requestsAMinute, Duration.ofMinutes(1)))
                        .build());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof Machine machine) {
      ConsumptionProbe probe = buckets.get(machine.getPrincipal()).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.write(
            response,
            HttpStatus.TOO_MANY_REQUESTS,
            "This client called too often; try again in " + seconds + " seconds.");
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
