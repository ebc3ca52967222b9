package org.chorus.switches;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can go away and come back, and counts who asks. */
final class Frail extends DelegatingDataSource {

  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away;

  Frail(DataSource whole) {
    super(whole);
  }

  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  int asked() {
    return asked.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    asked.incrementAndGet();
    if (away) {
      throw new SQLException("the database is away", "08001");
    }
    return super.getConnection();
  }
}
