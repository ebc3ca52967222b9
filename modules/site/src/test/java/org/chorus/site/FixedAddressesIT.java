package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.kernel.Slug;
import org.chorus.organization.Organizations;
import org.chorus.organization.RegisterOutcome.AliasReserved;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Fixed addresses and partners' pages stand side by side: {@code /{campaign}/…}. */
@SiteTest
class FixedAddressesIT {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Autowired Organizations organizations;

  /** If it fails for an address of yours: add its word to {@code ReservedAliases}. */
  @Test
  void noOrganizationsPageCanHideBehindAFixedAddress() {
    assertThat(fixedBelowACampaign())
        .contains("confirmed", "count", "thanks")
        .allSatisfy(
            word ->
                assertThat(organizations.register(new Slug(word), word))
                    .isEqualTo(new AliasReserved(new Slug(word))));
  }

  /** Words that could be aliases, in the second place of an address after a variable. */
  private Set<String> fixedBelowACampaign() {
    return routes.getHandlerMethods().keySet().stream()
        .flatMap(route -> route.getPatternValues().stream())
        .map(pattern -> List.of(pattern.split("/", -1)))
        .filter(parts -> parts.size() > 2 && parts.get(1).startsWith("{"))
        .map(parts -> parts.get(2))
        .filter(word -> Slug.parse(word).isPresent())
        .collect(Collectors.toSet());
  }
}
