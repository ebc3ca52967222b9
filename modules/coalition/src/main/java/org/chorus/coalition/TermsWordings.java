package org.chorus.coalition;

import java.util.ArrayList;
import java.util.List;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives versions of Terms that are older than the column for it the words that their settings stood
 * for, at the first start that finds them without. Every version of Chorus that wrote such rows had
 * the same words for the same settings.
 */
@Component
class TermsWordings {

  private final JdbcClient jdbc;

  TermsWordings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Settings(SharingRule sharing, AdoptionRule adoption) {}

  @EventListener(ContextRefreshedEvent.class)
  void writeDownWhatIsMissing() {
    List<Settings> missing =
        jdbc.sql("select distinct sharing, adoption from terms where wording is null")
            .query(
                (row, number) ->
                    new Settings(
                        SharingRule.valueOf(row.getString("sharing")),
                        AdoptionRule.valueOf(row.getString("adoption"))))
            .list();
    for (Settings settings : missing) {
      jdbc.sql(
              """
              update terms
                 set wording = :wording
               where wording is null
                 and sharing  = :sharing
                 and adoption = :adoption
              """)
          .param("wording", wording(settings))
          .param("sharing", settings.sharing().name())
          .param("adoption", settings.adoption().name())
          .update();
    }
  }

  /** Without a word on the order of partners, which nothing had been agreed on then. */
  private static String wording(Settings settings) {
    List<String> words =
        new ArrayList<>(
            Terms.wordsFor(
                SharingTerms.of(settings.sharing()),
                settings.adoption(),
                PartnerOrder.ALPHABETICAL));
    words.remove(Terms.wordsFor(PartnerOrder.ALPHABETICAL));
    return String.join("\n", words);
  }
}
