package org.chorus.site.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is handed out without a controller, and when there has to be one. */
class SharedAnswersTest {

  static final String TAG = "W/\"the-first\"";

  final AtomicLong nanos = new AtomicLong();
  final SharedAnswers answers = new SharedAnswers(Duration.ofSeconds(1), nanos::get);

  /** Stands for the controllers: how often it was asked, and what it says. */
  int asked;

  String says = "first";
  FilterChain controllers =
      (request, response) -> {
        asked++;
        handOut((MockHttpServletRequest) request);
        response.getOutputStream().print(says);
      };

  private void handOut(MockHttpServletRequest request) {
    answers.handOut(
        new SharedAnswer(
            ResponseEntity.ok()
                .header("Content-Type", "text/html;charset=UTF-8")
                .header("Cache-Control", "max-age=5, public")
                .eTag(TAG)
                .body(says.getBytes(StandardCharsets.UTF_8)),
            nanos.get()),
        request);
  }

  private static MockHttpServletRequest get(String path) {
    return new MockHttpServletRequest("GET", path);
  }

  private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
    return ask(request, controllers);
  }

  private MockHttpServletResponse ask(MockHttpServletRequest request, FilterChain chain)
      throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    answers.doFilter(request, response, chain);
    return response;
  }

  private String told(String path) throws Exception {
    return ask(get(path)).getContentAsString();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void whatNobodyWasToldIsForTheControllers() throws Exception {
    assertThat(told("/rivers")).isEqualTo("first");
    assertThat(told("/forests")).isEqualTo("first");
    assertThat(asked).isEqualTo(2);
  }

  @Nested
  class GivenAnAnswerToEverybody {

    @BeforeEach
    void someoneWasTold() throws Exception {
      told("/rivers");
      says = "second";
    }

    @Test
    void whoAsksTheSameWithinTheMomentIsToldTheSame() throws Exception {
      pass(Duration.ofMillis(999));
      assertThat(told("/rivers")).isEqualTo("first");
      assertThat(asked).isOne();
    }

    @Test
    void everyHeaderGoesWithIt() throws Exception {
      MockHttpServletResponse response = ask(get("/rivers"));
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
      assertThat(response.getHeader("Cache-Control")).isEqualTo("max-age=5, public");
      assertThat(response.getHeader("ETag")).isEqualTo(TAG);
      assertThat(response.getContentLength()).isEqualTo("first".length());
    }

    @Test
    void anotherQueryIsAnotherAddress() throws Exception {
      MockHttpServletRequest german = get("/rivers");
      german.setQueryString("lang=de");
      assertThat(ask(german).getContentAsString()).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "OPTIONS"})
    void whoeverDoesNotJustReadIsForTheControllers(String method) throws Exception {
      ask(new MockHttpServletRequest(method, "/rivers"));
      assertThat(asked).isEqualTo(2);
    }

    @Test
    void addressesWithoutEndAreNotKept() throws Exception {
      told("/rivers/" + "x".repeat(500));
      told("/rivers/" + "x".repeat(500));
      assertThat(asked).isEqualTo(3);
    }

    @Test
    void whoHasItIsToldSo() throws Exception {
      MockHttpServletRequest request = get("/rivers");
      request.addHeader("If-None-Match", TAG);
      MockHttpServletResponse response = ask(request);
      assertThat(response.getStatus()).isEqualTo(304);
      assertThat(response.getContentAsByteArray()).isEmpty();
      assertThat(response.getHeader("ETag")).isEqualTo(TAG);
      assertThat(response.getHeader("Cache-Control")).isEqualTo("max-age=5, public");
      assertThat(response.containsHeader("Content-Type")).isFalse();
      assertThat(asked).isOne();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            If-None-Match       | "the-first"
            If-None-Match       | W/"the-first", W/"another"
            If-None-Match       | *
            If-Match            | "the-first"
            If-Unmodified-Since | Sat, 29 Nov 2025 19:43:31 GMT
            """)
    void conditionsThatTakeMoreThanAComparisonAreForTheControllers(String name, String value)
        throws Exception {
      MockHttpServletRequest request = get("/rivers");
      request.addHeader(name, value);
      ask(request);
      assertThat(asked).isEqualTo(2);
    }
  }

  @Nested
  class GivenThatTheMomentIsOver {

    @BeforeEach
    void someoneWasToldLongAgo() throws Exception {
      told("/rivers");
      says = "second";
      pass(Duration.ofSeconds(1));
    }

    @Test
    void theNextIsToldWhatIsTrueNow() throws Exception {
      assertThat(told("/rivers")).isEqualTo("second");
      says = "third";
      assertThat(told("/rivers")).isEqualTo("second");
    }

    @Test
    void nobodyElseWaitsWhileOneHasItMadeAnew() throws Exception {
      ask(
          get("/rivers"),
          (request, response) -> {
            assertThat(quietly("/rivers")).isEqualTo("first");
            pass(Duration.ofSeconds(8));
            assertThat(quietly("/rivers")).isEqualTo("first");
            controllers.doFilter(request, response);
          });
      assertThat(told("/rivers")).isEqualTo("second");
      assertThat(asked).isEqualTo(2);
    }

    @Test
    void afterTenMomentsNobodyIsToldTheOldAnyMore() throws Exception {
      ask(
          get("/rivers"),
          (request, response) -> {
            pass(Duration.ofSeconds(9));
            assertThat(quietly("/rivers")).isEqualTo("second");
          });
    }

    @Test
    void whatLeadsNowhereAnyMoreIsToldToNobody() throws Exception {
      ask(get("/rivers"), (request, response) -> {}); // no controller handed anything out
      assertThat(told("/rivers")).isEqualTo("second");
    }

    @Test
    void aFailureIsEverybodysFromThenOn() throws Exception {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  ask(
                      get("/rivers"),
                      (request, response) -> {
                        throw new IllegalStateException("the database is away");
                      }));
      assertThat(told("/rivers")).isEqualTo("second");
    }

    private String quietly(String path) {
      try {
        return told(path);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}
