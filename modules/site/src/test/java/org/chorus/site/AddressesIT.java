package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.kernel.Slug;
import org.chorus.organization.Organizations;
import org.chorus.organization.RegisterOutcome.AliasReserved;
import org.chorus.site.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What stands at an address, and what does not. */
@SiteTest
class AddressesIT {

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;
  @Autowired Organizations organizations;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/in-the-making",
        "/clean-rivers/nobody",
        "/clean-rivers/nobody/thanks",
        "/dear-mayor/right-to-water",
        "/Clean-Rivers",
        "/clean-rivers.html",
        "/a",
        "/images/none",
        "/images/00000000-0000-0000-0000-000000000000",
        "/assets/none.css",
        "/clean-rivers/right-to-water/more/and/more"
      })
  void whatIsNotThereIsNotFound(String path) {
    Answer answer = browser.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no page at this address", "/assets/site-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clean-rivers", PAGE})
  void aSlashTooManyLeadsToThePage(String path) {
    Answer answer = browser.get(path + "/?via=x");
    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).isEqualTo(path + "?via=x");
  }

  @Test
  void robotsAreToldWhereNotToGo() {
    Answer answer = browser.get("/robots.txt");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("Disallow: /confirm/", "Disallow: /preview/");
  }

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
