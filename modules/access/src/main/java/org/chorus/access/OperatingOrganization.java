package org.chorus.access;

import java.util.Optional;
import org.chorus.kernel.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Organization that runs this installation, as the setting {@code chorus.platform.organization}
 * names it by its alias. Without the setting there is none, and nobody administers the platform.
 */
@Component
public class OperatingOrganization {

  private final Optional<Slug> alias;

  OperatingOrganization(@Value("${chorus.platform.organization:}") String alias) {
    this.alias = alias.isBlank() ? Optional.empty() : Optional.of(new Slug(alias.strip()));
  }

  /** Whether the Organization of this alias is the one. */
  public boolean is(Slug organization) {
    return alias.filter(organization::equals).isPresent();
  }

  /** For comparing in SQL; nothing equals the alias of none. */
  @Nullable String aliasOrNull() {
    return alias.map(Slug::value).orElse(null);
  }
}
