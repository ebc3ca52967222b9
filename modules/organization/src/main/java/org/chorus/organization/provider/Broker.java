package org.chorus.organization.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.Finding;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.chorus.organization.OrganizationProfile;

/**
 * Stands between the identity providers of Organizations and Chorus. Implemented by the adapter;
 * methods throw {@link Away} when it does not answer or cannot do what is asked. Each can be
 * repeated.
 */
public interface Broker {

  /** Creates an Organization without members; one that was created this way before is as good. */
  CreateOutcome create(Slug alias, String name);

  /** What whoever manages an Organization's identity provider must enter there. */
  Handover handover(Slug organization);

  /** Asks the provider itself, without changing anything. */
  Examined examine(ProviderDraft draft);

  /**
   * Creates or replaces the provider of an Organization, which the broker creates as well when it
   * does not know it, and sends people with an address in one of the domains there.
   *
   * @param examined what was found out about this draft, without a bad finding
   */
  PutOutcome put(
      OrganizationProfile organization,
      ProviderDraft draft,
      Examined examined,
      List<String> domains);

  void switchOn(Slug organization);

  void switchOff(Slug organization);

  /** Removes the provider if it is there; the accounts that came through it stay. */
  void remove(Slug organization);

  /** How many of the Organization's people came through its provider, as far as 1000. */
  int people(Slug organization);

  /**
   * Addresses at the broker.
   *
   * @param redirect where the provider sends people back to; for SAML the assertion consumer
   *     service, which takes logouts as well
   * @param backChannelLogout where the provider says that somebody logged out (OpenID Connect)
   * @param entity what Chorus calls itself to providers that speak SAML
   * @param metadata where its SAML metadata stand, once the provider is set up
   */
  record Handover(URI redirect, URI backChannelLogout, URI entity, URI metadata) {}

  /**
   * What was found out.
   *
   * @param issuer empty when nothing usable was found
   * @param particulars what the broker must know of the provider: its addresses by their names in
   *     OpenID Connect Discovery, or the broker's settings for SAML
   */
  record Examined(
      Optional<String> issuer, Map<String, String> particulars, List<Finding> findings) {

    public Examined {
      particulars = Map.copyOf(particulars);
      findings = List.copyOf(findings);
    }

    boolean isUsable() {
      return issuer.isPresent()
          && findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.BAD);
    }
  }

  /** What became of creating an Organization. */
  enum CreateOutcome {
    CREATED,
    /** Another has this alias or this name. */
    TAKEN
  }

  /** What became of creating or replacing one. */
  enum PutOutcome {
    DONE,
    /** A provider of this alias serves something else. */
    ALIAS_TAKEN,
    /** Another organization has one of the domains. */
    DOMAIN_TAKEN
  }
}
