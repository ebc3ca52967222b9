package org.chorus.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPage.CampaignPartner;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.organization.OrganizationProfile;
import org.chorus.site.screen.Language;

/**
 * What supporters are told of the terms on contact data: of that which concerns them, and in their
 * language.
 */
final class SharingClauses {

  /**
   * @param words which of the fixed words
   * @param arguments what stands in them
   */
  record Clause(String words, List<Object> arguments) {
    private static Clause of(String words, Object... arguments) {
      return new Clause(words, List.of(arguments));
    }
  }

  private final PublishedPage page;
  private final SharingTerms terms;
  private final Language language;

  private SharingClauses(PublishedPage page) {
    this.page = page;
    this.terms = page.terms().sharing();
    this.language = Language.of(page.content().language());
  }

  static List<Clause> of(PublishedPage page) {
    return new SharingClauses(page).all();
  }

  private List<Clause> all() {
    List<Clause> clauses = new ArrayList<>();
    clauses.add(counting());
    clauses.add(rule());
    organic().ifPresent(clauses::add);
    if (page.consentMode() == ConsentMode.DISCLOSURE) {
      clauses.add(Clause.of("arrangement.disclosed"));
    }
    window().ifPresent(clauses::add);
    terms.cap().map(cap -> Clause.of("arrangement.cap", cap)).ifPresent(clauses::add);
    return List.copyOf(clauses);
  }

  private Clause counting() {
    return switch (terms.rule()) {
      case SOURCE_ONLY, OPT_IN_PER_PARTNER -> Clause.of("arrangement.once");
      case SHARE_ALL, PROPORTIONAL, CONVENER_ONLY -> Clause.of("arrangement.once.shared");
    };
  }

  private Clause rule() {
    boolean stated = page.consentMode() == ConsentMode.DISCLOSURE;
    return switch (terms.rule()) {
      case SOURCE_ONLY ->
          Clause.of(stated ? "arrangement.sharing.stated" : "arrangement.sharing.source-only");
      case OPT_IN_PER_PARTNER ->
          Clause.of(stated ? "arrangement.sharing.stated" : "arrangement.sharing.opt-in");
      case SHARE_ALL -> Clause.of("arrangement.sharing.share-all");
      case PROPORTIONAL -> Clause.of("arrangement.sharing.proportional");
      case CONVENER_ONLY -> Clause.of("arrangement.sharing.convener-only", conveners());
    };
  }

  private Optional<Clause> organic() {
    return switch (terms.organic()) {
      case NONE -> Optional.empty();
      case CONVENER -> Optional.of(Clause.of("arrangement.organic.convener", conveners()));
      case EQUAL -> Optional.of(Clause.of("arrangement.organic.equal"));
      case PRO_RATA -> Optional.of(Clause.of("arrangement.organic.pro-rata"));
    };
  }

  private Optional<Clause> window() {
    SharingWindow window = terms.window();
    Optional<String> first = window.firstDay().map(this::day);
    Optional<String> last = window.lastDay().map(this::day);
    if (first.isPresent() && last.isPresent()) {
      return Optional.of(Clause.of("arrangement.window.between", first.get(), last.get()));
    }
    return first
        .map(day -> Clause.of("arrangement.window.from", day))
        .or(() -> last.map(day -> Clause.of("arrangement.window.until", day)));
  }

  private String day(LocalDate day) {
    return language.dateAmongWords(day);
  }

  private String conveners() {
    return language.list(
        new Partners(page)
            .inOrder().stream()
                .filter(CampaignPartner::convening)
                .map(CampaignPartner::organization)
                .map(OrganizationProfile::name)
                .toList(),
        "");
  }
}
