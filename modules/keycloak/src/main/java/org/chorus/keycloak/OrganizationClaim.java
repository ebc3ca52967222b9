package org.chorus.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.kernel.Slug;
import org.chorus.organization.Login.VouchedOrganization;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code organization} claim, which Keycloak writes as a list of aliases, or, when its
 * mapper adds ids or attributes, as a map from alias to those. Anything else vouches for nobody.
 *
 * <p>Keycloak does not put an organization's name into the claim. An attribute {@code name} is
 * taken for it where the mapper adds attributes; otherwise the alias stands in. Its groups stand in
 * {@code organization.<alias>.groups}, as paths. Roles below an organization are not read: what a
 * person may do is recorded in Chorus.
 */
final class OrganizationClaim {

  static final String NAME = "organization";

  private static final Logger LOG = LoggerFactory.getLogger(OrganizationClaim.class);
  private static final int MAX_NAME_LENGTH = 200;
  private static final int MAX_GROUPS = 1000;
  private static final int MAX_PATH_LENGTH = 255;

  private OrganizationClaim() {}

  /** The Organizations named by {@code claim}, each once. */
  static List<VouchedOrganization> read(@Nullable Object claim) {
    return switch (claim) {
      case Map<?, ?> byAlias ->
          organizations(
              byAlias.entrySet().stream().map(entry -> vouched(entry.getKey(), entry.getValue())));
      case List<?> aliases ->
          organizations(aliases.stream().map(alias -> vouched(alias, Map.of())));
      case null, default -> List.of();
    };
  }

  private static List<VouchedOrganization> organizations(
      Stream<Optional<VouchedOrganization>> entries) {
    List<Optional<VouchedOrganization>> distinct = entries.distinct().toList();
    if (distinct.contains(Optional.<VouchedOrganization>empty())) {
      LOG.warn(
          "A login names an organization whose alias Chorus cannot use and leaves out. An alias has"
              + " 2 to 60 lower-case letters, digits and single hyphens");
    }
    return distinct.stream().flatMap(Optional::stream).toList();
  }

  private static Optional<VouchedOrganization> vouched(
      @Nullable Object alias, @Nullable Object details) {
    return alias instanceof String text
        ? Slug.parse(text)
            .map(slug -> new VouchedOrganization(slug, nameIn(details, slug), groupsIn(details)))
        : Optional.empty();
  }

  private static Set<String> groupsIn(@Nullable Object details) {
    return details instanceof Map<?, ?> attributes
            && attributes.get("groups") instanceof List<?> paths
        ? paths.stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(path -> path.startsWith("/") && path.length() <= MAX_PATH_LENGTH)
            .limit(MAX_GROUPS)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  /** Keycloak writes attributes as lists, whatever their number of values. */
  private static String nameIn(@Nullable Object details, Slug alias) {
    return details instanceof Map<?, ?> attributes
            && attributes.get("name") instanceof List<?> names
            && !names.isEmpty()
            && names.getFirst() instanceof String name
            && !name.isBlank()
            && name.length() <= MAX_NAME_LENGTH
        ? name.strip()
        : alias.value();
  }
}
