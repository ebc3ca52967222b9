package org.chorus.site.abuse;

import java.util.Map;

/**
 * What a form brings back that its person did not enter.
 *
 * @param token see {@link FormGuard#token()}; empty when there is none
 * @param solution of a challenge, as ALTCHA writes it; empty when there is none
 * @param lured whether the field was filled in that people neither see nor hear
 */
public record FormTraces(String token, String solution, boolean lured) {

  /** Those of a form that nobody has sent. */
  public static final FormTraces NONE = new FormTraces("", "", false);

  private static final String TOKEN = "token";
  private static final String SOLUTION = "altcha";
  private static final String LURE = "website";

  /** Reads them among the fields of a form. */
  public static FormTraces of(Map<String, String[]> parameters) {
    return new FormTraces(
        first(parameters, TOKEN), first(parameters, SOLUTION), !first(parameters, LURE).isEmpty());
  }

  private static String first(Map<String, String[]> parameters, String name) {
    String[] values = parameters.get(name);
    return values == null ? "" : values[0];
  }
}
