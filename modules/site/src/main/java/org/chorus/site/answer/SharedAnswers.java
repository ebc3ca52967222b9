package org.chorus.site.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Hands out again, to whoever asks for the very same address, what a controller answered everybody
 * a moment ago: before Spring MVC would find out anew which controller that is. The last of the
 * filters, so that all the others see these requests and answers too. It decides nothing by itself:
 * what no controller has handed out here it does not know, and passes on.
 *
 * <p>When the moment is over, the first who asks passes and has the answer made anew. Everybody
 * else gets the old one until that is done, for ten moments at the most, and waits for nothing: on
 * a busy machine the one would wait its turn behind all the others.
 */
@Component
public class SharedAnswers implements Filter {

  private static final int MAX_ADDRESSES = 1_000;
  private static final int LONGEST_ADDRESS = 400; // longer ones are asked for by few
  private static final int MOMENTS_TO_MAKE_IT_ANEW = 10;

  private final Ticker ticker;
  private final long momentNanos;
  private final Cache<String, Kept> answers;

  /**
   * @param moment how long an answer to everybody is kept
   */
  @Autowired
  SharedAnswers(@Value("${chorus.site.moment:1s}") Duration moment) {
    this(moment, System::nanoTime);
  }

  SharedAnswers(Duration moment, Ticker ticker) {
    this.ticker = ticker;
    this.momentNanos = moment.toNanos();
    this.answers =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(moment.multipliedBy(MOMENTS_TO_MAKE_IT_ANEW))
            .maximumSize(MAX_ADDRESSES)
            .build();
  }

  private record Kept(SharedAnswer answer, AtomicBoolean beingMadeAnew) {}

  /**
   * The answer for one visitor; others who ask the same get it without a controller for a while.
   */
  public ResponseEntity<byte[]> handOut(SharedAnswer answer, HttpServletRequest request) {
    String address = address(request);
    if (isGet(request) && address.length() <= LONGEST_ADDRESS) {
      answers.put(address, new Kept(answer, new AtomicBoolean()));
    }
    return answer.to(request);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answered
        && isGet(asked)) {
      answer(asked, answered, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String address = address(request);
    Kept kept = answers.getIfPresent(address);
    if (kept == null) {
      chain.doFilter(request, response);
    } else if (isOver(kept.answer()) && kept.beingMadeAnew().compareAndSet(false, true)) {
      try {
        chain.doFilter(request, response);
      } finally {
        answers.asMap().remove(address, kept); // gone for good, unless there is a new one
      }
    } else if (!kept.answer().sent(request, response)) {
      chain.doFilter(request, response);
    }
  }

  private boolean isOver(SharedAnswer answer) {
    return ticker.read() - answer.madeAtNanos() >= momentNanos;
  }

  private static boolean isGet(HttpServletRequest request) {
    return request.getMethod().equals("GET");
  }

  /** As it was asked for, to the letter: what controllers make of it is theirs. */
  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }
}
