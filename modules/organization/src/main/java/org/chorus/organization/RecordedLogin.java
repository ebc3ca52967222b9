package org.chorus.organization;

import java.util.List;

/**
 * What a login came to.
 *
 * @param organizations those that the person may act for, by name; none means: refuse the login
 * @param ended those that vouch for the person and for which nobody acts any more
 * @param refused those that vouch for the person and that Chorus cannot take as they are
 */
public record RecordedLogin(
    List<OrganizationProfile> organizations,
    List<OrganizationProfile> ended,
    List<RegisterOutcome.AliasReserved> refused) {

  public RecordedLogin {
    organizations = List.copyOf(organizations);
    ended = List.copyOf(ended);
    refused = List.copyOf(refused);
  }
}
