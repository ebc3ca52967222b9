package org.chorus.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.local.CannotStart;
import org.chorus.local.Postgres;

/**
 * What the database can do by itself: {@code pgbench} with 64 clients inserts the bare row of a
 * signature, one commit each, into a table with the columns, checks and indexes of the real one.
 */
final class BareRows {

  /** {@code signer_key} is as long as ours and differs as ours does. */
  private static final String INSERT =
      """
      insert into bare_signature (pool_id, signer_key, email, given_name, family_name, language, \
      campaign_id, organization_id, revision_id, signed_at, channel, needs_confirmation, held) \
      values ('7f1d2c58-0c1f-4d0a-9a3e-0d3b6a5d8e11', \
      uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), \
      'bench-' || :client_id || '-' || gen_random_uuid() || '@supporters.example', \
      'Ada', 'Lovelace', 'en', \
      '0b7a6f0e-52a4-4f6e-8f5c-2f9f4d7f1a22', '5c2e8d3a-9b1f-47d6-8a90-6d1e7c3b2f33', \
      '91f4b7c2-3d5e-4a68-b0c7-8e2d1f6a9b44', now(), \
      'PAGE', false, false);
      """;

  private static final Pattern PER_SECOND = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);
  private static final Pattern FAILED =
      Pattern.compile("^number of failed transactions: ([0-9]+)", Pattern.MULTILINE);

  private final Path pgbench;
  private final Postgres postgres;
  private final Path script;
  private final Path output;

  BareRows(House house) {
    this.pgbench = Program.PGBENCH.demand();
    this.postgres = house.postgres();
    this.script = house.directory().resolve("bare-row.sql");
    this.output = house.directory().resolve("pgbench.out");
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table bare_signature (like signature including all)");
      Files.writeString(script, INSERT);
    } catch (SQLException e) {
      throw new CannotStart("The table of bare rows cannot be made: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows per second, each committed. */
  double insertFor(Duration time) throws InterruptedException {
    Postgres.Login owner = postgres.owner();
    return parse(
        Shell.run(
            List.of(
                pgbench.toString(),
                "-n",
                "-c",
                "64",
                "-j",
                "2",
                "-T",
                Long.toString(time.toSeconds()),
                "-f",
                script.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(postgres.port()),
                "-U",
                owner.username(),
                "chorus"),
            Map.of("PGPASSWORD", owner.password()),
            output,
            time.plusSeconds(60)));
  }

  static double parse(String output) {
    Matcher failed = FAILED.matcher(output);
    if (failed.find() && !failed.group(1).equals("0")) {
      throw new CannotStart(
          String.format(Locale.ROOT, "%s rows of pgbench were refused.", failed.group(1)));
    }
    Matcher perSecond = PER_SECOND.matcher(output);
    if (!perSecond.find()) {
      throw new CannotStart("pgbench did not finish. It wrote:\n\n" + output.indent(4));
    }
    return Double.parseDouble(perSecond.group(1));
  }
}
