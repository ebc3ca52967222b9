package org.chorus.site.abuse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.altcha.altcha.Altcha;
import org.chorus.signature.DerivedKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Challenges that cost a browser a second of work and a person nothing (ALTCHA, version 1 of its
 * protocol): find the number that together with a salt has a given SHA-256. Each is signed and
 * lives for {@value #LIFE_MINUTES} minutes; nothing is kept of those that nobody solved. A solution
 * counts once: a node remembers the latest {@value #REMEMBERED} that it saw. With several nodes
 * behind a balancer it can count once on each of them, which makes an attack cheaper by their
 * number and no more.
 */
@Component
final class Challenges {

  private static final int LIFE_MINUTES = 20;
  private static final Duration LIFE = Duration.ofMinutes(LIFE_MINUTES);
  private static final int REMEMBERED = 200_000;
  private static final int LONGEST_SOLUTION = 1_000;

  private final String key;
  private final long hardest;
  private final Clock clock;
  private final JsonMapper json = new JsonMapper();
  private final Cache<String, Boolean> spent =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(LIFE).build();

  @Autowired
  Challenges(DerivedKeys keys, AbuseSettings settings, Clock clock) {
    this(keys.forPurpose("challenge", "HmacSHA256"), settings, clock);
  }

  Challenges(SecretKey key, AbuseSettings settings, Clock clock) {
    this.key = HexFormat.of().formatHex(key.getEncoded()); // the library takes text
    this.hardest = settings.hardestChallenge();
    this.clock = clock;
  }

  /** A new one, as ALTCHA's clients read it. */
  String pose() {
    Altcha.Challenge challenge;
    try {
      challenge =
          Altcha.createChallenge(
              new Altcha.ChallengeOptions()
                  .setHmacKey(key)
                  .setMaxNumber(hardest)
                  .setSecureRandomNumber(true)
                  .setExpires(clock.instant().plus(LIFE).getEpochSecond()));
    } catch (Exception e) { // its signature says so; there is nothing that it could throw here
      throw new IllegalStateException(e);
    }
    return json.writeValueAsString(challenge);
  }

  /** Whether it solves one of ours that lives, for the first time on this node. */
  boolean isSolvedBy(String solution) {
    if (solution.isEmpty() || solution.length() > LONGEST_SOLUTION) {
      return false;
    }
    try {
      Altcha.Payload payload =
          json.readValue(
              new String(Base64.getDecoder().decode(solution), StandardCharsets.UTF_8),
              Altcha.Payload.class);
      return Altcha.verifySolution(payload, key, false) && lives(payload) && isFirst(payload);
    } catch (Exception unreadable) { // whatever a visitor can send makes it throw something else
      return false;
    }
  }

  /** By our clock; the library would ask another. */
  private boolean lives(Altcha.Payload payload) throws Exception {
    String expires = Altcha.extractParams(payload.salt).get("expires");
    return expires != null && clock.instant().getEpochSecond() <= Long.parseLong(expires);
  }

  /** The solved challenge is one and the same however its solution is written. */
  private boolean isFirst(Altcha.Payload payload) {
    return spent.asMap().putIfAbsent(payload.challenge, true) == null;
  }
}
