package org.chorus.site.abuse;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.EmailAddress;
import org.chorus.signature.Circumstances;
import org.chorus.signature.DisposableDomains;
import org.chorus.signature.Suspicion;
import org.springframework.stereotype.Component;

/**
 * Looks at who comes to sign. Nobody is refused for looking suspicious, and nobody is told: a
 * signature is marked, and looks from outside like any other. Only floods from one place are held
 * back, with the form returned as long as that is affordable. Costs a signature a few microseconds:
 * no database, no lock.
 */
@Component
public class Doorkeeper {

  /**
   * For how long a page that set no challenge excuses from it: people read for a while, and the
   * challenge may begin meanwhile. Attackers have this long as well.
   */
  private static final Duration UNCHALLENGED = Duration.ofMinutes(15);

  private final FormTokens tokens;
  private final AddressLimits limits;
  private final Challenges challenges;
  private final DisposableDomains disposable;
  private final AttackWatch attacks;
  private final AbuseSettings settings;
  private final Map<Suspicion, Counter> suspected = new EnumMap<>(Suspicion.class);
  private final Counter heldBack;

  Doorkeeper(
      FormTokens tokens,
      AddressLimits limits,
      Challenges challenges,
      DisposableDomains disposable,
      AttackWatch attacks,
      AbuseSettings settings,
      MeterRegistry meters) {
    this.tokens = tokens;
    this.limits = limits;
    this.challenges = challenges;
    this.disposable = disposable;
    this.attacks = attacks;
    this.settings = settings;
    for (Suspicion suspicion : Suspicion.values()) {
      suspected.put(
          suspicion,
          Counter.builder("chorus.abuse.suspicions")
              .tag("suspicion", suspicion.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(meters));
    }
    heldBack = Counter.builder("chorus.abuse.held-back").register(meters);
  }

  /** Counts a form that was sent, before anybody reads it. */
  public Admission admit(ClientAddress from) {
    Admission admission = limits.admit(from);
    if (!(admission instanceof Admission.Admitted)) {
      heldBack.increment();
    }
    return admission;
  }

  /**
   * What goes into the form of a page.
   *
   * @param sent with the form that is given back; a token of ours stays, because the page is as old
   *     as it was
   */
  public FormGuard guard(PublishedPage page, FormTraces sent) {
    boolean challenged = isChallenged(page);
    String token =
        tokens.read(sent.token(), page) instanceof FormTokens.Reading.Genuine
            ? sent.token()
            : tokens.issue(page, challenged);
    return FormGuard.of(page.protection(), token, challenged);
  }

  /** Whether pages of the Campaign set a challenge at this moment, on this node. */
  private boolean isChallenged(PublishedPage page) {
    return switch (page.protection().challengeMode()) {
      case OFF -> false;
      case ON -> true;
      case AUTOMATIC -> attacks.sees(page.campaign());
    };
  }

  /**
   * How a signature came in that lacks nothing. To be asked once for each: it is counted, and the
   * solution of a challenge is spent by it.
   */
  public Circumstances look(
      PublishedPage page, EmailAddress email, FormTraces traces, ClientAddress from) {
    Set<Suspicion> found = EnumSet.noneOf(Suspicion.class);
    FormTokens.Reading token = tokens.read(traces.token(), page);
    if (traces.lured()) {
      found.add(Suspicion.HONEYPOT);
    }
    switch (token) {
      case FormTokens.Reading.Missing() -> found.add(Suspicion.FORM_TOKEN_MISSING);
      case FormTokens.Reading.Forged() -> found.add(Suspicion.FORM_TOKEN_FORGED);
      case FormTokens.Reading.Genuine(Duration age, boolean _) -> judge(age, found);
    }
    if (limits.crowds(from)) {
      found.add(Suspicion.CROWDED_NETWORK);
    }
    if (disposable.serve(email)) {
      found.add(Suspicion.DISPOSABLE_DOMAIN);
    }
    if (isChallenged(page) && !isExcused(token) && !challenges.isSolvedBy(traces.solution())) {
      found.add(Suspicion.CHALLENGE_UNSOLVED);
    }
    Circumstances circumstances = new Circumstances(from.range(), found);
    found.forEach(suspicion -> requireNonNull(suspected.get(suspicion)).increment());
    attacks.signature(page, circumstances.areSuspicious());
    return circumstances;
  }

  private void judge(Duration age, Set<Suspicion> found) {
    if (age.compareTo(settings.youngestForm()) < 0) {
      found.add(Suspicion.TOO_FAST);
    } else if (age.compareTo(settings.oldestForm()) > 0) {
      found.add(Suspicion.FORM_TOKEN_OLD);
    }
  }

  private static boolean isExcused(FormTokens.Reading token) {
    return token instanceof FormTokens.Reading.Genuine(Duration age, boolean challenged)
        && !challenged
        && age.compareTo(UNCHALLENGED) < 0;
  }
}
