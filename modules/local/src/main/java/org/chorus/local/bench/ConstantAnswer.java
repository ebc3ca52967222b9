package org.chorus.local.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.http.ResponseEntity;

/**
 * The least that the app's server can do to answer: a servlet beside that of Spring MVC, behind the
 * same filters, which sends everybody what was put there before. Only an app with {@link
 * #SURROUNDINGS} has it; not annotated as a component, because every app would then find it by
 * itself.
 */
final class ConstantAnswer extends ServletRegistrationBean<HttpServlet> {

  static final String PATH = "/constant-of-the-benchmark";

  /** Makes the app, which is started as ever, take this class in as well. */
  static final Map<String, String> SURROUNDINGS =
      Map.of("SPRING_MAIN_SOURCES", ConstantAnswer.class.getName());

  /** What a page says about itself; everything else in its answer comes from the filters. */
  static final List<String> HEADERS =
      List.of("Content-Type", "Content-Encoding", "Cache-Control", "ETag", "Vary");

  ConstantAnswer() {
    super(new Constant(), PATH);
  }

  private static final class Constant extends HttpServlet {
    @Serial private static final long serialVersionUID = 1;

    private transient volatile @Nullable ResponseEntity<byte[]> answer;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      ResponseEntity.BodyBuilder constant = ResponseEntity.ok();
      HEADERS.forEach(name -> constant.header(name, request.getHeader(name)));
      answer = constant.body(request.getInputStream().readAllBytes());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      ResponseEntity<byte[]> constant = answer;
      byte[] body = constant == null ? null : constant.getBody();
      if (constant == null || body == null) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      constant.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
