package org.chorus.mail.sender;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Domains for which whoever runs the server vouches: the mail server that takes our mail signs for
 * them, and the Organization may use them.
 */
@Component
final class ListedDomains {

  private final Set<String> pairs;

  /**
   * @param list {@code alias=domain}, with commas between
   */
  ListedDomains(@Value("${chorus.mail.sender-domains:}") String list) {
    this.pairs =
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(pair -> !pair.isEmpty())
            .map(ListedDomains::checked)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String checked(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1
        || Slug.parse(pair.substring(0, equals)).isEmpty()
        || EmailAddress.parse("x@" + pair.substring(equals + 1)).isEmpty()) {
      throw new IllegalArgumentException(
          "chorus.mail.sender-domains must be pairs alias=domain with commas between, and has: "
              + pair);
    }
    return pair.substring(0, equals + 1)
        + EmailAddress.parse("x@" + pair.substring(equals + 1)).orElseThrow().domain();
  }

  boolean has(Slug organization, EmailAddress address) {
    return pairs.contains(organization.value() + "=" + address.domain());
  }
}
