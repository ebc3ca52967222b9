package org.chorus.switches;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can go away, be slow and come back, and counts who asks. */
final class Frail extends DelegatingDataSource {

  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away;
  private volatile CountDownLatch answers = new CountDownLatch(0);

  Frail(DataSource whole) {
    super(whole);
  }

  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  /** Whoever asks from now on waits until the latch opens. */
  void answerAfter(CountDownLatch latch) {
    answers = latch;
  }

  int asked() {
    return asked.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    asked.incrementAndGet();
    try {
      answers.await();
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
    if (away) {
      throw new SQLException("the database is away", "08001");
    }
    return super.getConnection();
  }
}
