package org.chorus.site.form;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What somebody sent with a form, without what stands in the address that they sent it to: forms
 * post back to the address that the person came to, and links hold anything.
 */
public final class PostedForm {

  private PostedForm() {}

  /**
   * Its fields by name, each with at least one value.
   *
   * @throws IllegalStateException when it cannot be read (Servlet 6.1, section 3.1)
   */
  public static Map<String, String[]> of(HttpServletRequest request) {
    Map<String, String[]> all = request.getParameterMap();
    String query = request.getQueryString();
    return query == null ? all : without(query, all);
  }

  /** What stands in the address comes before what stands in the form (section 3.1, once more). */
  private static Map<String, String[]> without(String query, Map<String, String[]> all) {
    Map<String, String[]> posted = new HashMap<>(all);
    for (String parameter : query.split("&", -1)) {
      int end = parameter.indexOf('=');
      posted.computeIfPresent(
          decoded(end < 0 ? parameter : parameter.substring(0, end)),
          (name, values) ->
              values.length == 1 ? null : Arrays.copyOfRange(values, 1, values.length));
    }
    return posted;
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return name; // and none of ours
    }
  }
}
