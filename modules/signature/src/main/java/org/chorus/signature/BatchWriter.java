package org.chorus.signature;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.chorus.access.SupporterRows;
import org.chorus.signature.SignOutcome.Accepted;
import org.chorus.signature.SignOutcome.AlreadySigned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes a batch of signatures with their touches, consents, letters and tallies in one statement,
 * one round trip and one transaction.
 */
@Component
class BatchWriter {

  /**
   * A connection keeps the plan that it once made, and the first is made for tables that are all
   * but empty. What reads them as a whole then is slower with the square of a rush, until
   * PostgreSQL has counted them anew.
   */
  private static final String BY_INDEX = "select set_config('enable_seqscan', 'off', true);\n";

  /**
   * {@code known} holds the signatures that this statement makes and those that its snapshot sees.
   * A person whom another transaction signed after the snapshot was taken is in neither; such rows
   * come back without an outcome and are written once more. Rows are inserted in key order, so that
   * two writers never wait for each other crosswise. Answers of which one is to a text that does
   * not exist become null, which their column refuses.
   *
   * <p>{@code present} is locked, so that nobody erases a signature or changes its standing between
   * being found here and being counted with: whoever does so meanwhile waits, and then sees the
   * assist, or has come first. Whoever took their signature back is not found here: {@link Returns}
   * are for them.
   */
  private static final String WRITE =
      SupporterRows.openingAll(
          BY_INDEX
              + """
          with input as (
            select *
              from unnest(?::int[], ?::uuid[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::boolean[],
                          ?::boolean[], ?::text[], ?::cidr[], ?::text[], ?::text[], ?::uuid[], ?::bigint[])
                as t (n, pool_id, signer_key, email, given_name, family_name, language, country,
                      campaign_id, organization_id, revision_id, channel, signed_at, needs_confirmation,
                      held, suspicions, network, texts, answers, link_id, sharer)
          ), person as (
            select distinct on (pool_id, signer_key) *
              from input
             order by pool_id, signer_key, n
          ), fresh as (
            insert into signature (pool_id, signer_key, email, given_name, family_name, language, country,
                                   campaign_id, organization_id, revision_id, channel, signed_at,
                                   needs_confirmation, held, suspicions, network, link_id)
            select pool_id, signer_key, email, given_name, family_name, language, country,
                   campaign_id, organization_id, revision_id, channel, signed_at,
                   needs_confirmation, held, suspicions::text[], network, link_id
              from person
             order by pool_id, signer_key
                on conflict (pool_id, signer_key) do nothing
            returning id, pool_id, signer_key, organization_id, country, language, standing,
                      needs_confirmation, confirmed_at
          ), present as (
            select signature.id, pool_id, signer_key, signature.organization_id, signature.country,
                   signature.language, standing, signature.needs_confirmation, confirmed_at
              from signature
              join person using (pool_id, signer_key)
             where withdrawn_at is null
             order by signature.id
               for no key update of signature
          ), known as (
            select *, true as is_fresh
              from fresh
             union all
            select *, false
              from present
          ), landed as (
            select input.n, input.pool_id, input.campaign_id, input.organization_id, input.revision_id,
                   input.channel, input.link_id, input.sharer, input.signed_at as at, input.texts, input.answers,
                   known.id as signature_id, known.country, known.language, known.standing,
                   known.needs_confirmation and known.confirmed_at is null
                     and not (input.needs_confirmation or input.held) as waits_no_longer,
                   case
                     when known.is_fresh
                          and row_number() over (partition by known.id order by input.n) = 1
                     then 'FIRST'
                     when input.organization_id is not null
                          and input.organization_id is distinct from known.organization_id
                          and row_number() over (partition by known.id, input.organization_id order by input.n) = 1
                          and not exists (select from touch
                                           where touch.signature_id = known.id
                                             and touch.organization_id = input.organization_id)
                     then 'ASSIST'
                     else 'REPEAT'
                   end as kind
              from input
              join known using (pool_id, signer_key)
          ), asked as (
            select texts, texts::uuid[] as stored
              from (select distinct texts from landed) as lists
             where not exists (select from unnest(texts::uuid[]) as text (id)
                                where not exists (select from consent_text
                                                   where consent_text.id = text.id))
          ), touched as (
            insert into touch (signature_id, kind, campaign_id, organization_id, revision_id, channel, touched_at,
                               texts, answers, link_id, sharer)
            select signature_id, kind, campaign_id, organization_id, revision_id, channel, at,
                   asked.stored, landed.answers::boolean[], link_id, sharer
              from landed
              left join asked using (texts)
             order by n
          ), letter as (
            select signature_id, words
              from unnest(?::int[], ?::text[])
                as letter (n, words)
              join landed using (n)
             where kind = 'FIRST'
          ), worded as (
            insert into signed_letter (signature_id, words)
            select signature_id, words
              from letter
          ), entry as (
            select pool_id, campaign_id, organization_id, channel, link_id, country, language, at, standing,
                   (kind = 'FIRST')::int as signatures, 0 as confirmed,
                   (letter.signature_id is not null and kind = 'FIRST')::int as own_words,
                   (kind = 'ASSIST')::int as assists
              from landed
              left join letter using (signature_id)
             where kind <> 'REPEAT'
          ),
          """
              + TallyMoves.FROM_NEW_ENTRIES
              + "select n, kind, signature_id, waits_no_longer from landed");

  /** See {@link #count}. Three statements, one round trip and one transaction. */
  private static final String COUNT =
      SupporterRows.openingAll(
          TallyMoves.lock("?")
              + ";\n"
              + TallyMoves.change(
                  "?",
                  "needs_confirmation and confirmed_at is null",
                  "needs_confirmation = false"));

  private final DataSource dataSource;

  BatchWriter(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Writes the rows and commits. A person counts in a pool as soon as one of the campaigns that
   * they signed counts them: who waits for confirmation, and comes back where signatures count at
   * once, waits no longer.
   *
   * @return the outcomes, by the row's place in the list; a row without one met a concurrent writer
   *     and must be written again
   * @throws SQLException when nothing was written, or somebody waits who should not; writing it all
   *     once more mends both
   */
  Map<Integer, SignOutcome> write(List<SignatureRow> rows) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WRITE)) {
      connection.setAutoCommit(true); // the round trip is the transaction
      bind(connection, statement, rows);
      Map<Integer, SignOutcome> outcomes = new HashMap<>();
      Set<Long> waitNoLonger = new HashSet<>();
      statement.execute();
      statement.getMoreResults(); // past those of opening the rows and of planning
      statement.getMoreResults();
      try (ResultSet landed = statement.getResultSet()) {
        while (landed.next()) {
          long signature = landed.getLong("signature_id");
          outcomes.put(
              landed.getInt("n"),
              "FIRST".equals(landed.getString("kind"))
                  ? new Accepted(signature)
                  : new AlreadySigned(signature));
          if (landed.getBoolean("waits_no_longer")) {
            waitNoLonger.add(signature);
          }
        }
      }
      if (!waitNoLonger.isEmpty()) {
        count(connection, waitNoLonger);
      }
      for (int n = 0; outcomes.size() < rows.size() && n < rows.size(); n++) {
        if (!outcomes.containsKey(n)) {
          OptionalLong returned = Returns.take(connection, rows.get(n));
          if (returned.isPresent()) {
            outcomes.put(n, new AlreadySigned(returned.getAsLong()));
          }
        }
      }
      return outcomes;
    }
  }

  /**
   * In a transaction of its own, because a signature has to be locked before its touches are read;
   * it is rare, and the rows of a pool with one rule never come here. Nobody is answered before.
   * Should the process end in between, the person was not thanked, and the next try counts them.
   */
  private static void count(Connection connection, Set<Long> signatures) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      Array ids = connection.createArrayOf("bigint", signatures.toArray());
      statement.setArray(1, ids);
      statement.setArray(2, ids);
      statement.execute();
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, List<SignatureRow> rows)
      throws SQLException {
    Columns columns = new Columns(connection, statement);
    List<Integer> numbers = new ArrayList<>();
    List<Integer> letterNumbers = new ArrayList<>();
    List<String> letters = new ArrayList<>();
    for (int n = 0; n < rows.size(); n++) {
      numbers.add(n);
      String ownWords = rows.get(n).ownWords();
      if (ownWords != null) {
        letterNumbers.add(n);
        letters.add(ownWords);
      }
    }
    columns.add("int", numbers, n -> n);
    columns.add("uuid", rows, SignatureRow::pool);
    columns.addBinary(rows, SignatureRow::signerKey);
    columns.add("text", rows, SignatureRow::email);
    columns.add("text", rows, SignatureRow::givenName);
    columns.add("text", rows, SignatureRow::familyName);
    columns.add("text", rows, SignatureRow::language);
    columns.add("text", rows, SignatureRow::country);
    columns.add("uuid", rows, SignatureRow::campaign);
    columns.add("uuid", rows, SignatureRow::organization);
    columns.add("uuid", rows, SignatureRow::revision);
    columns.add("text", rows, row -> row.channel().name());
    columns.add("timestamptz", rows, row -> timestamp(row.signedAt()));
    columns.add("boolean", rows, SignatureRow::needsConfirmation);
    columns.add("boolean", rows, SignatureRow::held);
    columns.add("text", rows, SignatureRow::suspicions);
    columns.add("text", rows, SignatureRow::network);
    columns.add("text", rows, row -> row.answers().texts());
    columns.add("text", rows, row -> row.answers().answers());
    columns.add("uuid", rows, SignatureRow::link);
    columns.add("bigint", rows, SignatureRow::sharer);
    columns.add("int", letterNumbers, n -> n);
    columns.add("text", letters, words -> words);
  }

  private static String timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toString();
  }

  /** Binds one array parameter after the other. */
  private static final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private int next = 1;

    Columns(Connection connection, PreparedStatement statement) {
      this.connection = connection;
      this.statement = statement;
    }

    <T> void add(String type, List<T> rows, Function<T, ? extends @Nullable Object> column)
        throws SQLException {
      bind(type, rows.stream().map(column).toArray());
    }

    /** Apart, because the driver knows binary values only in an array of exactly that type. */
    void addBinary(List<SignatureRow> rows, Function<SignatureRow, byte[]> column)
        throws SQLException {
      bind("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    private void bind(String type, @Nullable Object[] values) throws SQLException {
      statement.setArray(next++, connection.createArrayOf(type, values));
    }
  }
}
