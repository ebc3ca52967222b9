package org.chorus.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.chorus.site.answer.WrittenAnswer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Takes forms straight to where others that were posted to the very same address have been taken
 * in: which controller that is, and which part of the address means what, stays as it is while the
 * app runs, and finding it out anew took a quarter of the time that was spent on a signature. The
 * last of the filters, so that all the others see these requests and answers too. It decides
 * nothing by itself: where nobody has signed yet, and what looks unusual, it passes on to Spring
 * MVC.
 */
@Component
class FormPosts implements Filter {

  private static final int MAX_ADDRESSES = 1_000;

  private final Cache<String, Function<HttpServletRequest, ResponseEntity<byte[]>>> controllers =
      Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).build();

  /**
   * The controller's answer; where it took the form in, later ones to the address come directly.
   */
  ResponseEntity<byte[]> take(
      HttpServletRequest request, Function<HttpServletRequest, ResponseEntity<byte[]>> controller) {
    ResponseEntity<byte[]> answer = controller.apply(request);
    if (answer.getStatusCode() == HttpStatus.SEE_OTHER) {
      controllers.put(request.getRequestURI(), controller);
    }
    return answer;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Function<HttpServletRequest, ResponseEntity<byte[]>> controller =
        request instanceof HttpServletRequest posted && isForm(posted)
            ? controllers.getIfPresent(posted.getRequestURI())
            : null;
    if (controller == null) {
      chain.doFilter(request, response);
    } else {
      new WrittenAnswer(controller.apply((HttpServletRequest) request))
          .write((HttpServletResponse) response);
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && MediaType.APPLICATION_FORM_URLENCODED_VALUE.equals(request.getContentType());
  }
}
