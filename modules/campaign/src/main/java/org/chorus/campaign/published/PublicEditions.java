package org.chorus.campaign.published;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.page.EditionRepository;
import org.chorus.campaign.page.KeptEdition;
import org.chorus.campaign.page.Page;
import org.springframework.stereotype.Component;

/** The languages in which supporters read a page. */
@Component
class PublicEditions {

  private final EditionRepository editions;

  PublicEditions(EditionRepository editions) {
    this.editions = editions;
  }

  /** The Campaign's own language first, the others by their tags. */
  List<KeptEdition> of(Campaign campaign, Page page) {
    return editions.findByPageId(page.id()).stream()
        .filter(edition -> edition.published().isPresent())
        .sorted(
            Comparator.comparing(
                    (KeptEdition edition) -> !edition.language().equals(campaign.language()))
                .thenComparing(KeptEdition::language))
        .toList();
  }

  /**
   * The one that was asked for, else one in the same language as spoken elsewhere, else the first.
   */
  static Optional<KeptEdition> pick(List<KeptEdition> editions, Optional<String> language) {
    return language
        .flatMap(
            wanted ->
                find(editions, wanted)
                    .or(() -> find(editions, Locale.forLanguageTag(wanted).getLanguage())))
        .or(() -> editions.stream().findFirst());
  }

  private static Optional<KeptEdition> find(List<KeptEdition> editions, String language) {
    return editions.stream()
        .filter(edition -> edition.language().equalsIgnoreCase(language))
        .findFirst();
  }
}
