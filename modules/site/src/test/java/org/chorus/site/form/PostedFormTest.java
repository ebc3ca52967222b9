package org.chorus.site.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PostedFormTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();

  /** As a servlet container puts them together: what stands in the address first. */
  private Map<String, String> posted(String query) {
    request.setQueryString(query);
    Map<String, String> posted = new TreeMap<>();
    PostedForm.of(request).forEach((name, values) -> posted.put(name, String.join("|", values)));
    return posted;
  }

  @Test
  void withoutAQueryItIsAllThatCame() {
    request.addParameter("email", "ada@example.org");
    assertThat(posted("")).containsExactly(Map.entry("email", "ada@example.org"));
  }

  @Test
  void whatTheLinkHoldsIsNoField() {
    request.addParameter("email", "eve@example.org", "ada@example.org");
    request.addParameter("lang", "de");
    request.addParameter("utm_medium", "email");
    assertThat(posted("lang=de&email=eve%40example.org&utm_medium=email"))
        .containsExactly(Map.entry("email", "ada@example.org"));
  }

  @Test
  void oneFieldTwiceStaysTwoWhateverTheLinkHolds() {
    request.addParameter("email", "eve@example.org", "a@example.org", "b@example.org");
    assertThat(posted("%65mail=eve%40example.org"))
        .containsExactly(Map.entry("email", "a@example.org|b@example.org"));
  }

  @Test
  void aLinkThatRepeatsItselfTakesNothingFromTheForm() {
    request.addParameter("email", "", "x", "ada@example.org");
    assertThat(posted("email&email=x")).containsExactly(Map.entry("email", "ada@example.org"));
  }

  @Test
  void whatIsMalformedIsNoneOfOurs() {
    request.addParameter("email", "ada@example.org");
    assertThat(posted("%zz=1&&=&%")).containsExactly(Map.entry("email", "ada@example.org"));
  }
}
