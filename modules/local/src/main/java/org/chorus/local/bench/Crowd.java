package org.chorus.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.local.CannotStart;

/**
 * Made-up people who signed before: copies of those of the demo, who went through the app. Each
 * copy is of all of them and of everything that belongs to them, under other addresses and keys, so
 * that partners, languages, answers and grants are spread as they are there and every sum agrees.
 *
 * <p>A column that these tables get later is copied as well, so only what must differ from copy to
 * copy stands here. What mail and grants have read so far is moved on: to the copies all of that
 * has happened.
 */
final class Crowd {

  /** The tables that hold something of a supporter, in the order of their references. */
  private static final List<String> TABLES =
      List.of(
          "signature",
          "touch",
          "signed_letter",
          "confirmation",
          "contact_grant",
          "waiting_contact");

  /** Those of them from which signatures are counted. */
  private static final List<String> COUNTED = List.of("signature", "touch", "signed_letter");

  /**
   * What is of few people at a time, or for a moment: mail that waits, what moderators looked at,
   * who is to be deleted. And who was dealt, which the terms of the demo's petition do with nobody.
   */
  private static final List<String> OF_FEW =
      List.of(
          "mail_outbox",
          "moderated_signature",
          "confirmation_resend",
          "contact_deletion",
          "dealing");

  /** What differs in copy {@code n}; numbers are moved by more than there are in the demo. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "id", "id + n * 1000000",
          "signature_id", "signature_id + n * 1000000",
          "touch_id", "touch_id + n * 1000000",
          "signer_key", "sha256(signer_key || int8send(n))",
          "token_hash", "sha256(token_hash || int8send(n))",
          "email", "replace(email, '@', '-' || n || '@')");

  /** Filled by PostgreSQL: which transaction wrote the row. */
  private static final String POSITION = "position";

  /** The sums, once everybody is there so many times. */
  private static final List<String> MULTIPLY_SUMS =
      List.of(
          """
          update tally
             set signatures = signatures * %1$d,
                 confirmed  = confirmed  * %1$d,
                 own_words  = own_words  * %1$d,
                 assists    = assists    * %1$d
          """,
          "update past_tally set signatures = signatures * %1$d");

  private static final List<String> PASS_BY_FOLLOWERS =
      List.of(
          """
          update grant_position
             set (transaction, touch_id) = (select position, id
                                              from touch
                                             order by position desc, id desc
                                             limit 1)
          """,
          """
          update confirmation_mail_position
             set (transaction, touch_id) = (select position::text::bigint, id
                                              from touch
                                             order by position desc, id desc
                                             limit 1)
          """);

  private static final int A_TRANSACTIONS_SIGNATURES = 250_000;

  private final House house;
  private final Progress progress;
  private final List<String> tables;
  private final Optional<ManyPartners> partners;

  /** Everything that belongs to people, and all of them with the demo's partners. */
  Crowd(House house, Progress progress) {
    this(house, progress, TABLES, Optional.empty());
  }

  private Crowd(
      House house, Progress progress, List<String> tables, Optional<ManyPartners> partners) {
    this.house = house;
    this.progress = progress;
    this.tables = tables;
    this.partners = partners;
  }

  /** Only what is counted of people, and they come to many partners. */
  static Crowd ofManyPartners(House house, Progress progress) {
    return new Crowd(house, progress, COUNTED, Optional.of(new ManyPartners()));
  }

  private record Constraint(String table, String name, String definition) {}

  /**
   * Has at least so many people sign. Nobody else may write meanwhile.
   *
   * @return how many more there are now
   */
  long gather(long wanted) {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement()) {
      demandThatAllIsKnown(statement);
      statement.execute("set work_mem = '256MB'; set maintenance_work_mem = '1GB'");
      long demo = number(statement, "select count(*) from signature");
      long copies = Math.ceilDiv(wanted, demo);
      if (partners.isPresent()) {
        partners.get().takeSeats(statement);
      }
      List<Constraint> constraints = constraints(statement);
      for (Constraint each : constraints) {
        statement.execute("alter table %s drop constraint %s".formatted(each.table(), each.name()));
      }
      copy(connection, statement, demo, copies);
      if (partners.isPresent()) {
        partners.get().spreadSums(statement, copies);
      } else {
        for (String sum : MULTIPLY_SUMS) {
          statement.execute(String.format(Locale.ROOT, sum, copies + 1));
        }
      }
      for (String follower : PASS_BY_FOLLOWERS) {
        statement.execute(follower);
      }
      for (Constraint each : constraints) {
        progress.note("crowd", "checking " + each.name());
        statement.execute(
            "alter table %s add constraint %s %s"
                .formatted(each.table(), each.name(), each.definition()));
      }
      progress.note("crowd", "vacuum, so that it does not come of itself later");
      statement.execute("vacuum (analyze) tally, past_tally, " + String.join(", ", tables));
      return copies * demo;
    } catch (SQLException e) {
      throw new CannotStart("The pool cannot be filled: " + e.getMessage(), e);
    }
  }

  /** A table that refers to signatures and does not stand above would be left without its rows. */
  private static void demandThatAllIsKnown(Statement statement) throws SQLException {
    List<String> unknown =
        texts(
            statement,
            """
            select table_name
              from information_schema.columns
              join information_schema.tables using (table_schema, table_name)
             where table_schema = current_schema()
               and table_type = 'BASE TABLE'
               and column_name = 'signature_id'
               and table_name not like '%position'
            """);
    unknown.removeAll(TABLES);
    unknown.removeAll(OF_FEW);
    if (!unknown.isEmpty()) {
      throw new CannotStart("Crowd does not know " + String.join(", ", unknown) + ".");
    }
  }

  /**
   * What is faster to check and to sort once than row by row: references, and what is unique beside
   * the primary key, which grows at its end.
   */
  private List<Constraint> constraints(Statement statement) throws SQLException {
    List<Constraint> constraints = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            select conrelid::regclass::text as name_of_table, conname, pg_get_constraintdef(oid) as definition
              from pg_constraint
             where conrelid::regclass::text in (%s)
               and contype in ('f', 'u')
             order by contype desc, conname
            """
                .formatted(
                    tables.stream()
                        .map(table -> "'" + table + "'")
                        .collect(Collectors.joining(", "))))) {
      while (row.next()) {
        constraints.add(
            new Constraint(
                row.getString("name_of_table"),
                row.getString("conname"),
                row.getString("definition")));
      }
    }
    return constraints;
  }

  private void copy(Connection connection, Statement statement, long demo, long copies)
      throws SQLException {
    List<String> inserts = new ArrayList<>();
    for (String table : tables) {
      statement.execute("create temporary table demo_%1$s as table %1$s".formatted(table));
      inserts.add(insert(statement, table));
    }
    connection.setAutoCommit(false);
    long step = Math.max(1, A_TRANSACTIONS_SIGNATURES / demo);
    for (long done = 0; done < copies; done += step) {
      long upTo = Math.min(done + step, copies);
      for (String insert : inserts) {
        try (PreparedStatement copying = connection.prepareStatement(insert)) {
          copying.setLong(1, done + 1);
          copying.setLong(2, upTo);
          copying.executeUpdate();
        }
      }
      connection.commit();
      progress.note(
          "crowd", String.format(Locale.ROOT, "%,d of %,d signatures", upTo * demo, copies * demo));
    }
    for (String table : tables) {
      for (String column : columns(statement, table, "attidentity <> ''")) {
        statement.execute(
            "select setval(pg_get_serial_sequence('%1$s', '%2$s'), (select max(%2$s) from %1$s))"
                .formatted(table, column));
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private String insert(Statement statement, String table) throws SQLException {
    List<String> columns = columns(statement, table, "attgenerated = ''");
    columns.remove(POSITION);
    return """
        insert into %s (%s)
        overriding system value
        select %s
          from generate_series(?::bigint, ?::bigint) as n
         cross join demo_%s
         order by n
        """
        .formatted(
            table,
            String.join(", ", columns),
            columns.stream().map(this::valueOf).collect(Collectors.joining(", ")),
            table);
  }

  private String valueOf(String column) {
    return partners
        .flatMap(many -> many.valueOf(column))
        .orElseGet(() -> DIFFERENT.getOrDefault(column, column));
  }

  static List<String> columns(Statement statement, String table, String condition)
      throws SQLException {
    return texts(
        statement,
        """
        select attname
          from pg_attribute
         where attrelid = '%s'::regclass
           and attnum > 0
           and not attisdropped
           and %s
         order by attnum
        """
            .formatted(table, condition));
  }

  static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
