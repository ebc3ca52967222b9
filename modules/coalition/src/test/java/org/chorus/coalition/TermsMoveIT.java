package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import javax.sql.DataSource;
import org.chorus.testing.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to the terms of an installation from before they said all of it. */
class TermsMoveIT {

  static final UUID COALITION = UUID.randomUUID();
  static final String SAID = "As it was said then.\nAnd this.";

  JdbcClient jdbc;

  @BeforeEach
  void anOldInstallationIsBroughtUpToDate() {
    DataSource source = Database.asOwner(Database.create());
    FluentConfiguration migrations = Flyway.configure().dataSource(source).outOfOrder(true);
    migrations.target("080").load().migrate();
    jdbc = JdbcClient.create(source);
    jdbc.sql("insert into coalition (id, name, founded_at) values (:id, 'Clean water', now())")
        .param("id", COALITION)
        .update();
    agreed(1, "SOURCE_ONLY");
    agreed(2, "OPT_IN_PER_PARTNER");
    migrations.target("latest").load().migrate();
  }

  private void agreed(int version, String sharing) {
    jdbc.sql(
            """
            insert into terms (coalition_id, version, sharing, clauses, proposed_by, proposed_at, state, adoption,
                               adopted_at, proposed_by_name, wording, partner_order)
            values (:coalition, :version, :sharing, '', 'ines', now(), 'ADOPTED', 'ALL', now(), 'Ines', :said,
                    'ALPHABETICAL')
            """)
        .param("coalition", COALITION)
        .param("version", version)
        .param("sharing", sharing)
        .param("said", SAID)
        .update();
  }

  @Test
  void whatWasAgreedKeepsItsMeaningAndItsWords() {
    assertThat(
            jdbc.sql(
                    """
                    select sharing || ' ' || organic from terms
                     where cap is null and window_first_day is null and window_last_day is null
                       and wording = :said
                     order by version
                    """)
                .param("said", SAID)
                .query(String.class)
                .list())
        .containsExactly("SOURCE_ONLY NONE", "OPT_IN_PER_PARTNER NONE");
  }

  /** Whoever writes past the services cannot write them either. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sharing = 'SHARE_SOME'",
        "organic = 'HALF'",
        "sharing = 'SHARE_ALL', organic = 'EQUAL'",
        "sharing = 'CONVENER_ONLY', organic = 'CONVENER'",
        "sharing = 'SHARE_ALL', cap = 0",
        "sharing = 'SHARE_ALL', window_first_day = '2026-03-02', window_last_day = '2026-03-01'",
        "cap = 5",
        "window_first_day = '2026-03-02'",
        "window_last_day = '2026-03-02'"
      })
  void termsThatCannotBeSatisfiedAreNotStored(String settings) {
    assertThatThrownBy(
            () -> jdbc.sql("update terms set " + settings + " where version = 1").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
