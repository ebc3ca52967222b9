package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chorus.kernel.Slug;
import org.chorus.organization.Login.VouchedOrganization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrganizationClaimTest {

  @Test
  void readsTheListForm() {
    assertThat(OrganizationClaim.read(List.of("rivers", "forests-north")))
        .containsExactly(organization("rivers", "rivers"), organization("forests-north"));
  }

  @Test
  void readsTheMapForm() {
    assertThat(
            OrganizationClaim.read(
                Map.of("rivers", Map.of("id", "0c9b38a1-3b4c-4b8e-8a53-6f3f1f4d7a11"))))
        .containsExactly(organization("rivers"));
  }

  @Test
  void takesTheNameFromTheAttributeWhereThereIsOne() {
    assertThat(OrganizationClaim.read(Map.of("rivers", Map.of("name", List.of(" Free Rivers ")))))
        .containsExactly(organization("rivers", "Free Rivers"));
  }

  @Test
  void readsTheGroupsOfEachOrganization() {
    assertThat(
            OrganizationClaim.read(
                Map.of("rivers", Map.of("groups", List.of("/editors", "/editors/north")))))
        .containsExactly(
            new VouchedOrganization(
                new Slug("rivers"), "rivers", Set.of("/editors", "/editors/north")));
  }

  /** Keycloak can put roles beside the groups; what a token calls a role is none in Chorus. */
  @Test
  void leavesOutWhatIsNoGroup() {
    Map<String, Object> details =
        Map.of(
            "groups",
            Arrays.asList("editors", "", 7, null, List.of("/heads"), "/" + "x".repeat(255)),
            "realm_access",
            Map.of("roles", List.of("/heads")),
            "resource_access",
            Map.of("chorus-console", Map.of("roles", List.of("/heads"))));
    assertThat(OrganizationClaim.read(Map.of("rivers", details)))
        .containsExactly(organization("rivers"));
    assertThat(OrganizationClaim.read(Map.of("rivers", Map.of("groups", "/editors"))))
        .containsExactly(organization("rivers"));
  }

  @Test
  void countsAnOrganizationOnce() {
    assertThat(OrganizationClaim.read(List.of("rivers", "rivers")))
        .containsExactly(organization("rivers"));
  }

  @Test
  void leavesOutWhatCannotBeAnAlias() {
    assertThat(OrganizationClaim.read(Arrays.asList("rivers", "No Alias", "", 7, null, List.of())))
        .containsExactly(organization("rivers"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseVouchesForNobody(@Nullable Object claim) {
    assertThat(OrganizationClaim.read(claim)).isEmpty();
  }

  static Stream<@Nullable Object> nonsense() {
    Map<@Nullable String, Object> nullKey = new HashMap<>();
    nullKey.put(null, Map.of());
    return Stream.of(
        null, List.of(), Map.of(), "rivers", 1, true, List.of(List.of("rivers")), nullKey);
  }

  @ParameterizedTest
  @MethodSource("oddDetails")
  void oddDetailsLeaveTheAliasAsName(@Nullable Object details) {
    Map<String, @Nullable Object> claim = new HashMap<>();
    claim.put("rivers", details);
    assertThat(OrganizationClaim.read(claim)).containsExactly(organization("rivers"));
  }

  static Stream<@Nullable Object> oddDetails() {
    return Stream.of(
        null,
        "text",
        List.of(),
        Map.of("name", "not a list"),
        Map.of("name", List.of()),
        Map.of("name", List.of(" ")),
        Map.of("name", List.of(7)),
        Map.of("name", List.of("x".repeat(201))));
  }

  private static VouchedOrganization organization(String alias) {
    return organization(alias, alias);
  }

  private static VouchedOrganization organization(String alias, String name) {
    return new VouchedOrganization(new Slug(alias), name);
  }
}
