package org.chorus.testing;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The database as its owner sees it, personal data included, for tests of what is stored. The app
 * has no such view. Works outside of the test's transactions.
 */
public final class WholeDatabase {

  private final JdbcClient jdbc;

  WholeDatabase(DataSource asOwner) {
    this.jdbc = JdbcClient.create(asOwner);
  }

  /** Any statement, to be run at once. */
  public StatementSpec sql(String statement) {
    return jdbc.sql(statement);
  }
}
