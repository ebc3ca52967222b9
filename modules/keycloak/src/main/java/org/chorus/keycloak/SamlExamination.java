package org.chorus.keycloak;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.Finding;
import org.chorus.keycloak.OutgoingRequests.Answer;
import org.chorus.keycloak.OutgoingRequests.NoAnswer;
import org.chorus.organization.provider.Broker.Examined;
import org.chorus.organization.provider.ProviderDraft;
import org.chorus.organization.provider.ProviderDraft.SamlMetadata;

/**
 * Tests an identity provider that speaks SAML 2.0 by its metadata, and says what is wrong, with the
 * remedy. What it finds out it tells in the words of Keycloak's settings.
 */
final class SamlExamination {

  private static final Duration SOON = Duration.ofDays(30);
  private static final int MIN_RSA_BITS = 2048;
  private static final int MIN_EC_BITS = 256;

  private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
  private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
  private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
  private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

  private static final String ASK_FOR_FILE =
      "Ask the partner’s administrator for the “federation metadata” of their identity provider: an"
          + " XML file, or the address where it stands.";

  private final OutgoingRequests outgoing;
  private final Clock clock;

  SamlExamination(OutgoingRequests outgoing, Clock clock) {
    this.outgoing = outgoing;
    this.clock = clock;
  }

  Examined examine(ProviderDraft.Saml draft) {
    List<Finding> findings = new ArrayList<>();
    Optional<SamlDescription> found =
        text(draft.metadata(), findings).flatMap(xml -> description(xml, findings));
    if (found.isEmpty()) {
      return new Examined(Optional.empty(), Map.of(), findings);
    }
    SamlDescription description = found.get();
    Optional<String> entity = entity(draft, description, findings);
    Map<String, String> settings = new HashMap<>();
    singleSignOn(description, settings, findings);
    certificates(description, settings, findings);
    names(draft, description, settings, findings);
    logout(description, settings, findings);
    settings.put("wantAuthnRequestsSigned", String.valueOf(description.wantsSignedRequests()));
    return new Examined(entity, settings, findings);
  }

  private Optional<String> text(SamlMetadata metadata, List<Finding> findings) {
    return switch (metadata) {
      case SamlMetadata.Document(var xml) -> Optional.of(xml);
      case SamlMetadata.At(var address) -> fetched(address, findings);
    };
  }

  private Optional<String> fetched(String address, List<Finding> findings) {
    try {
      Answer answer = outgoing.get(address);
      if (answer.status() == 200) {
        return Optional.of(answer.body());
      }
      findings.add(
          answer.status() / 100 == 3
              ? Finding.bad(
                  "The address leads on to another one (status " + answer.status() + ").",
                  "Open it in a browser, see where it ends, and enter that address.")
              : Finding.bad(
                  "There are no metadata at the address (status " + answer.status() + ").",
                  ASK_FOR_FILE));
    } catch (NoAnswer none) {
      findings.add(ProviderExamination.unreachable("The provider", none));
    }
    return Optional.empty();
  }

  private Optional<SamlDescription> description(String xml, List<Finding> findings) {
    try {
      SamlDescription description = SamlDescription.read(xml);
      Optional<Instant> expiry =
          description.validUntil().filter(until -> !until.isAfter(clock.instant()));
      if (expiry.isPresent()) {
        findings.add(
            Finding.bad(
                "The metadata were valid until " + day(expiry.get()) + " (validUntil).",
                "Ask the partner’s administrator for new ones."));
        return Optional.empty();
      }
      findings.add(Finding.good("The metadata can be read."));
      return Optional.of(description);
    } catch (SamlDescription.Unusable unusable) {
      findings.add(
          switch (unusable.trouble()) {
            case TOO_LARGE ->
                Finding.bad(
                    "The metadata are far larger than those of one identity provider.",
                    ASK_FOR_FILE);
            case NOT_METADATA ->
                Finding.bad(
                    "This is not SAML metadata, or cannot be read as XML.",
                    "It may be a login page, or a file with a document type (DOCTYPE), which is"
                        + " refused for safety. "
                        + ASK_FOR_FILE);
            case NO_IDENTITY_PROVIDER ->
                Finding.bad(
                    "The metadata describe no identity provider that speaks SAML 2.0"
                        + " (IDPSSODescriptor).",
                    "They may be those of a service that people log in to. " + ASK_FOR_FILE);
            case SEVERAL_PROVIDERS ->
                Finding.bad(
                    "The metadata describe several identity providers.",
                    "A federation’s list cannot be taken whole: whoever is in it could speak for"
                        + " this organization. "
                        + ASK_FOR_FILE);
            case NO_ENTITY ->
                Finding.bad(
                    "The metadata do not say what the provider calls itself (entityID).",
                    "The partner’s administrator must set the provider’s entity ID.");
            case UNREADABLE_DATE ->
                Finding.bad(
                    "The metadata say until when they are valid in a way that is no date"
                        + " (validUntil).",
                    "The partner’s administrator must correct it.");
          });
      return Optional.empty();
    }
  }

  private static Optional<String> entity(
      ProviderDraft.Saml draft, SamlDescription description, List<Finding> findings) {
    String entity = description.entity();
    if (draft.entity().filter(expected -> !expected.equals(entity)).isPresent()) {
      findings.add(
          Finding.bad(
              "The provider calls itself " + entity + ", and not " + draft.entity().get() + ".",
              "If that is the right provider, enter " + entity + " as its entity ID."));
      return Optional.empty();
    }
    findings.add(Finding.good("It calls itself " + entity + "."));
    return Optional.of(entity);
  }

  private void singleSignOn(
      SamlDescription description, Map<String, String> settings, List<Finding> findings) {
    Map<String, String> services = description.singleSignOn();
    boolean post = services.containsKey(SamlDescription.POST);
    String address = services.get(post ? SamlDescription.POST : SamlDescription.REDIRECT);
    if (address == null) {
      findings.add(
          Finding.bad(
              "The metadata name no address where people log in with a browser"
                  + " (SingleSignOnService with HTTP-POST or HTTP-Redirect).",
              "The partner’s administrator must switch on one of these two bindings."));
    } else if (isAllowed(address, "The address where people log in", findings)) {
      settings.put("singleSignOnServiceUrl", address);
      settings.put("postBindingAuthnRequest", String.valueOf(post));
    }
  }

  private boolean isAllowed(String address, String what, List<Finding> findings) {
    try {
      outgoing.check(address);
      return true;
    } catch (NoAnswer refused) {
      findings.add(ProviderExamination.unreachable(what, refused));
      return false;
    }
  }

  /** Only those that are good go to Keycloak, which does not look at dates and lengths. */
  private void certificates(
      SamlDescription description, Map<String, String> settings, List<Finding> findings) {
    Instant now = clock.instant();
    List<X509Certificate> good = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    if (description.unreadable() > 0) {
      troubles.add("One that the metadata contain cannot be read.");
    }
    for (X509Certificate certificate : description.signing()) {
      Instant from = certificate.getNotBefore().toInstant();
      Instant until = certificate.getNotAfter().toInstant();
      if (!until.isAfter(now)) {
        troubles.add("One expired on " + day(until) + ".");
      } else if (from.isAfter(now)) {
        troubles.add("One is not valid before " + day(from) + ".");
      } else if (isWeak(certificate)) {
        troubles.add(
            "One has a key that is too weak (RSA needs 2048 bits, elliptic curves 256; others are"
                + " not taken).");
      } else {
        good.add(certificate);
      }
    }
    String remedy = "The partner’s administrator must publish a signing certificate that is valid.";
    if (good.isEmpty()) {
      findings.add(
          Finding.bad(
              troubles.isEmpty()
                  ? "The metadata contain no certificate that signatures could be checked with"
                      + " (KeyDescriptor for signing)."
                  : "None of its signing certificates can be used. " + String.join(" ", troubles),
              remedy));
      return;
    }
    settings.put(
        "signingCertificate", String.join(",", good.stream().map(SamlExamination::text).toList()));
    Instant last =
        good.stream()
            .map(certificate -> certificate.getNotAfter().toInstant())
            .max(Instant::compareTo)
            .orElseThrow();
    findings.add(
        last.isBefore(now.plus(SOON))
            ? Finding.noteworthy(
                "Its signing certificate expires on " + day(last) + ".",
                "Ask the partner’s administrator when the next one comes, and enter the metadata"
                    + " anew then: nobody can log in afterwards otherwise.")
            : Finding.good("Its signing certificate is valid until " + day(last) + "."));
    if (!troubles.isEmpty()) {
      findings.add(
          Finding.noteworthy(
              "Not all of its signing certificates can be used. " + String.join(" ", troubles),
              "The others are. Ask the partner’s administrator to remove what is not in use."));
    }
  }

  private static boolean isWeak(X509Certificate certificate) {
    return switch (certificate.getPublicKey()) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() < MIN_RSA_BITS;
      case ECPublicKey curve -> curve.getParams().getOrder().bitLength() < MIN_EC_BITS;
      default -> true;
    };
  }

  private static String text(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was read", impossible);
    }
  }

  private static void names(
      ProviderDraft.Saml draft,
      SamlDescription description,
      Map<String, String> settings,
      List<Finding> findings) {
    List<String> offered = description.nameIds();
    if (offered.equals(List.of(TRANSIENT))) {
      findings.add(
          Finding.bad(
              "It gives people another name at each login (NameIDFormat transient), so nobody would"
                  + " be recognized.",
              "The partner’s administrator must offer a persistent one for Chorus."));
      return;
    }
    if (draft.emailAttribute().isEmpty()) {
      if (!offered.isEmpty() && !offered.contains(EMAIL)) {
        findings.add(
            Finding.noteworthy(
                "It does not say that it can name people by their email address.",
                "Enter the attribute that has the address, or nobody gets in."));
      }
      settings.put("nameIDPolicyFormat", EMAIL);
      return;
    }
    String attribute = draft.emailAttribute().get();
    if (!description.attributes().isEmpty() && !description.attributes().contains(attribute)) {
      findings.add(
          Finding.noteworthy(
              "The attribute " + attribute + " is not among those that it says it tells.",
              "It may be one of these: " + String.join(", ", description.attributes())));
    }
    settings.put(
        "nameIDPolicyFormat",
        offered.isEmpty() || offered.contains(PERSISTENT)
            ? PERSISTENT
            : offered.contains(EMAIL) ? EMAIL : UNSPECIFIED);
  }

  private void logout(
      SamlDescription description, Map<String, String> settings, List<Finding> findings) {
    Map<String, String> services = description.singleLogout();
    boolean post = services.containsKey(SamlDescription.POST);
    String address = services.get(post ? SamlDescription.POST : SamlDescription.REDIRECT);
    if (address == null) {
      findings.add(
          Finding.noteworthy(
              "It does not take part in logging out.",
              "Who logs out there stays logged in here until the session’s limit, and the other way"
                  + " round."));
    } else if (isAllowed(address, "The address where people log out", findings)) {
      settings.put("singleLogoutServiceUrl", address);
      settings.put("postBindingLogout", String.valueOf(post));
    }
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
