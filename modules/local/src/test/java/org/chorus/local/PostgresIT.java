package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostgresIT {
  private Path data;
  private LocalStack stack;
  private Postgres postgres;

  @BeforeEach
  void open() {
    data = TestStacks.newDirectory("postgres");
    reopen();
  }

  private void reopen() {
    stack = TestStacks.open(data);
    postgres = stack.postgres();
  }

  @AfterEach
  void close() {
    stack.close();
    DataDirectory.delete(data);
  }

  @Nested
  class GivenItRuns {
    @BeforeEach
    void start() {
      postgres.start();
    }

    @Test
    void whatIsCommittedIsOnDisk() throws SQLException {
      for (String setting :
          List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
        assertThat(query("SHOW " + setting)).as(setting).isEqualTo("on");
      }
    }

    @Test
    void theAppOwnsNothingAndNobodyOfTheHousePassesByRowLevelSecurity() throws SQLException {
      assertThat(
              query(
                  """
                  SELECT count(*) FROM pg_roles
                   WHERE rolname LIKE 'chorus%'
                     AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
                  """))
          .isEqualTo("5");
      try (Connection connection = postgres.connectAs(postgres.app());
          Statement statement = connection.createStatement()) {
        statement.execute("SET ROLE chorus_staff");
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("SET ROLE chorus"))
            .withMessageContaining("permission denied");
        statement.execute("RESET ROLE");
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("CREATE TABLE mine ()"))
            .withMessageContaining("permission denied");
      }
    }

    @Test
    void whenTheStackIsOpenedAgain_thenTheDataAreThere() throws SQLException {
      write("kept");
      stack.close();
      reopen();
      postgres.start();
      assertThat(query("SELECT word FROM note")).isEqualTo("kept");
    }

    @Test
    void whenItIsKilled_thenWhatWasCommittedIsThereAfterTheRestart() throws SQLException {
      write("committed");
      postgres.kill();
      assertThat(postgres.isRunning()).isFalse();
      postgres.start();
      assertThat(query("SELECT word FROM note")).isEqualTo("committed");
    }

    @Test
    void whenAnEarlierStackLeftItRunning_thenTheNextOneTakesOver() throws Exception {
      write("kept");
      Path lock = data.toRealPath().resolve("postgres/postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(lock).getFirst());
      // As after kill -9 of stack and warden: the process runs, and its pid file lies in run.
      Path pidFile = Files.writeString(data.resolve("postgres.pid.copy"), pid + "\n");
      ProcessHandle orphan = ProcessHandle.of(pid).orElseThrow();
      Children abandoned =
          new Children(Files.createDirectories(data.resolve("run")), data.toRealPath());
      Files.move(pidFile, data.resolve("run/postgres.pid"), StandardCopyOption.REPLACE_EXISTING);

      assertThat(abandoned.stopOrphans()).containsExactly("postgres");

      assertThat(Children.ends(orphan, Duration.ofSeconds(30))).isTrue();
      stack.close();
      reopen();
      postgres.start();
      assertThat(query("SELECT word FROM note")).isEqualTo("kept");
    }

    @Test
    void whenItsLockFileNamesAStranger_thenItStartsAllTheSame() throws Exception {
      write("kept");
      Path lock = data.resolve("postgres/postmaster.pid");
      String stale = Files.readString(lock);
      postgres.kill();
      // The id was reused, here by this very test.
      String reused = stale.replaceFirst("\\d+", "" + ProcessHandle.current().pid());
      Files.writeString(lock, reused);
      postgres.start();
      assertThat(query("SELECT word FROM note")).isEqualTo("kept");
    }
  }

  @Nested
  class GivenAnInterruptedFirstStart {
    @Test
    void whenTheDirectoryWasHalfInitialized_thenItIsInitializedAgain() throws Exception {
      Path half = Files.createDirectories(data.resolve("postgres.new"));
      Files.writeString(half.resolve("PG_VERSION"), "18\n");
      postgres.start();
      assertThat(query("SELECT 1")).isEqualTo("1");
      assertThat(half).doesNotExist();
    }

    @Test
    void whenTheProgramsWereHalfUnpacked_thenTheyAreUnpackedAgain() throws Exception {
      stack.close();
      Path programs = data.resolve("programs/postgresql-" + BuildOutput.postgresVersion());
      Files.createDirectories(programs.resolve("bin"));
      Files.writeString(programs.resolve("bin/initdb"), "cut o");
      stack =
          LocalStack.open(
              StackSettings.in(data).withSharedDistributions(data.resolve("programs")),
              LocalStack.Progress.silent());
      stack.postgres().start();
      assertThat(stack.postgres().isRunning()).isTrue();
    }
  }

  @Nested
  class GivenDataThatCannotBeUsed {
    @Test
    void whenTheyAreOfAnotherMajorVersion_thenItRefusesAndKeepsThem() throws IOException {
      Path old = Files.createDirectories(data.resolve("postgres"));
      Files.writeString(old.resolve("PG_VERSION"), "17\n");
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(postgres::start)
          .withMessageContaining("PostgreSQL 17")
          .withMessageContaining("--fresh");
      assertThat(old.resolve("PG_VERSION")).hasContent("17");
    }

    @Test
    void whenTheVersionIsMissing_thenItRefusesAndKeepsThem() throws IOException {
      Path damaged = Files.createDirectories(data.resolve("postgres/base"));
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(postgres::start)
          .withMessageContaining("PG_VERSION");
      assertThat(damaged).exists();
    }
  }

  private void write(String word) throws SQLException {
    try (Connection connection = postgres.connectAs(postgres.owner());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note (word text)");
      statement.execute("INSERT INTO note VALUES ('" + word + "')");
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = postgres.connectAs(postgres.owner());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
