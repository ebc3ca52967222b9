package org.chorus.sharing;

import static java.util.stream.Collectors.toMap;

import java.util.Set;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;

/** People who sign, and say yes to some organizations and no to all others. */
public final class Supporters {

  private Supporters() {}

  public static SignRequest request(
      PublishedPage page, String name, String address, OrganizationProfile... yes) {
    return new SignRequest(
        page,
        new PersonName(name),
        new PersonName("Doe"),
        new EmailAddress(address),
        page.asks().stream()
            .collect(toMap(ConsentAsk::text, ask -> Set.of(yes).contains(ask.organization()))));
  }
}
