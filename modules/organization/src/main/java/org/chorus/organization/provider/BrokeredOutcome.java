package org.chorus.organization.provider;

import java.util.List;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;

/** Whether an identity provider may say what it said of a person. */
public sealed interface BrokeredOutcome {

  /** It may: for this Organization, and for no other. */
  record Bound(Slug organization) implements BrokeredOutcome {}

  /** No Organization logs in through this provider, or none does any more. */
  record UnknownProvider() implements BrokeredOutcome {}

  /** The Organization's provider is switched off for now. */
  record SwitchedOff(OrganizationProfile organization) implements BrokeredOutcome {}

  /**
   * The person's address is in none of the Organization's domains, or there is none.
   *
   * @param domains those that the provider may speak for
   */
  record ForeignAddress(OrganizationProfile organization, List<String> domains)
      implements BrokeredOutcome {

    public ForeignAddress {
      domains = List.copyOf(domains);
    }
  }
}
