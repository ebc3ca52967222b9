package org.chorus.site.abuse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.altcha.altcha.Altcha;
import tools.jackson.databind.json.JsonMapper;

/** Solves challenges as a browser does. */
public final class Solver {

  private static final JsonMapper JSON = new JsonMapper();

  private Solver() {}

  /** What the form brings back for a challenge, as the route answered it. */
  public static String solve(String challenge) throws Exception {
    return written(solved(challenge), Map.of());
  }

  static Altcha.Payload solved(String challenge) throws Exception {
    Altcha.Challenge set = JSON.readValue(challenge, Altcha.Challenge.class);
    Altcha.Payload payload = new Altcha.Payload();
    payload.algorithm = set.algorithm;
    payload.challenge = set.challenge;
    payload.salt = set.salt;
    payload.signature = set.signature;
    payload.number =
        (long)
            Altcha.solveChallenge(
                    set.challenge, set.salt, Altcha.Algorithm.SHA256, set.maxnumber, 0)
                .number;
    return payload;
  }

  /** In Base64, with other values in some places. */
  static String written(Altcha.Payload payload, Map<String, Object> others) {
    Map<String, Object> fields =
        new TreeMap<>(
            Map.of(
                "algorithm", payload.algorithm,
                "challenge", payload.challenge,
                "number", payload.number,
                "salt", payload.salt,
                "signature", payload.signature));
    fields.putAll(others);
    return Base64.getEncoder()
        .encodeToString(JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8));
  }
}
