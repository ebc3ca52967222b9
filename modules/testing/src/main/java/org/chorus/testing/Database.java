package org.chorus.testing;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Empty databases of one PostgreSQL of the production version, which starts with the first of them
 * and ends with the JVM, with the roles of production. Anybody may log in as anybody, without a
 * password. Durability is off, for speed: what a crash leaves is tested on the local stack. So is
 * autovacuum: what follows signatures waits for every transaction that runs anywhere on the server,
 * its own included, and a test that looks at once would now and then see one too few.
 */
public final class Database {

  /** Owns every database and migrates it. */
  public static final String OWNER = "chorus";

  /** What the app logs in as. */
  public static final String APP = "chorus_app";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Database() {}

  /** Creates a database that nobody else uses and returns its JDBC URL, which names no user. */
  public static String create() {
    String name = "chorus_" + COUNT.incrementAndGet();
    try {
      asSuperuser("postgres", "create database " + name + " owner " + OWNER);
      asSuperuser(name, resource("database.sql"));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create database " + name, e);
    }
    return "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
  }

  /** Connections to a database as its owner, who sees all of it. */
  public static DataSource asOwner(String url) {
    return new DriverManagerDataSource(url, OWNER, "");
  }

  private static void asSuperuser(String database, String sql) throws SQLException {
    try (Connection connection = Server.POSTGRES.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Database.class.getResourceAsStream(name)) {
      return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .setServerConfig("autovacuum", "off")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute(resource("roles.sql"));
        }
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException("cannot create the roles", e);
      }
    }
  }
}
