package org.chorus.local.bench;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A coalition of a hundred: each of the demo's partners is joined by others that are like it, and
 * the copies of its people come to all of these in turn. What differs between two partners that are
 * alike follows from the number of the copy, so the sums can be spread as the people are, without
 * counting them; a recount has to agree.
 */
final class ManyPartners {

  static final int PARTNERS = 100;

  /** The id of one like it, by the number of the copy; the first of them is the partner itself. */
  private static final String ALIKE =
      """
      case when n % {alike} = 0 then {column}
           else overlay({column}::text placing lpad(to_hex(n % {alike}), 4, '0') from 33 for 4)::uuid
      end\
      """;

  /** As the app has summed up the past by the second day. */
  private static final List<String> SUM_UP_THE_PAST =
      List.of(
          "truncate past, past_tally",
          """
          insert into past (pool_id, until)
          select id, date_trunc('day', now(), 'UTC') - interval '1 day'
            from signature_pool
          """,
          """
          insert into past_tally (pool_id, dimension, since, value, signatures)
          select pool_id, part.dimension, since, part.value, sum(signatures)
            from tally
            join past using (pool_id)
           cross join lateral (
              select tally.dimension, tally.value
               union all
              select 'PARTNER', coalesce(organization_id::text, '')
               where tally.dimension = 'LANGUAGE'
            ) as part (dimension, value)
           where tally.dimension in ('CHANNEL', 'COUNTRY', 'LANGUAGE')
             and standing = 'COUNTED'
             and since < until
           group by pool_id, part.dimension, since, part.value
          """);

  /** How many share the people of a partner: set by {@link #takeSeats}. */
  private String alike = "1";

  /**
   * Gives organizations like the demo's partners a seat beside them.
   *
   * @param statement of the owner
   */
  void takeSeats(Statement statement) throws SQLException {
    List<String> origins =
        Crowd.texts(
            statement,
            """
            select distinct organization_id::text
              from tally
             where organization_id is not null
             order by 1
            """);
    alike = alike(origins);
    String there =
        origins.stream().map(origin -> "'" + origin + "'").collect(Collectors.joining(", "));
    copy(
        statement,
        "organization",
        Map.of("id", of("id", "id"), "alias", "alias || '-' || n", "name", "name || ' ' || n"),
        "id in (" + there + ")",
        alike.replace("organization_id", "id"));
    Map<String, String> seat = new HashMap<>();
    seat.put("id", "gen_random_uuid()");
    seat.put("organization_id", of("organization_id", "organization_id"));
    seat.put("convening", "false");
    seat.put("convening_since", "null");
    copy(statement, "seat", seat, "state = 'ACTIVE' and organization_id in (" + there + ")", alike);
  }

  /** As many as are wanted, divided among those that there are; nobody is a crowd of its own. */
  private static String alike(List<String> origins) {
    int each = PARTNERS / origins.size();
    int oneMore = PARTNERS % origins.size();
    StringBuilder cases = new StringBuilder("(case when organization_id is null then 1");
    for (int n = 0; n < origins.size(); n++) {
      cases
          .append(" when organization_id = '")
          .append(origins.get(n))
          .append("' then ")
          .append(n < oneMore ? each + 1 : each);
    }
    return cases.append(" else 1 end)").toString();
  }

  private String of(String column, String organization) {
    return ALIKE
        .replace("{alike}", alike.replace("organization_id", organization))
        .replace("{column}", column);
  }

  private static void copy(
      Statement statement,
      String table,
      Map<String, String> different,
      String which,
      String howMany)
      throws SQLException {
    List<String> columns = Crowd.columns(statement, table, "attgenerated = ''");
    statement.execute(
        """
        insert into %1$s (%2$s)
        select %3$s
          from %1$s
         cross join lateral generate_series(1, %5$s - 1) as n
         where %4$s
        """
            .formatted(
                table,
                String.join(", ", columns),
                columns.stream()
                    .map(column -> different.getOrDefault(column, column))
                    .collect(Collectors.joining(", ")),
                which,
                howMany));
  }

  /**
   * What a column of people has in copy {@code n}; empty where partners have nothing to do with it.
   */
  Optional<String> valueOf(String column) {
    return switch (column) {
      case "organization_id", "link_id" -> Optional.of(of(column, "organization_id"));
      default -> Optional.empty();
    };
  }

  /**
   * The sums, once there are so many copies and the people themselves: in the order in which they
   * would have come to be.
   */
  void spreadSums(Statement statement, long copies) throws SQLException {
    String times = "((%d - n) / %s + 1)".formatted(copies, alike);
    statement.execute("create temporary table demo_tally as table tally");
    statement.execute("truncate tally");
    statement.execute(
        """
        insert into tally (pool_id, campaign_id, organization_id, dimension, value, since, standing,
                           signatures, confirmed, own_words, assists)
        select pool_id, campaign_id, %1$s, dimension,
               case when dimension = 'LINK' then (%2$s)::text else value end, since, standing,
               signatures * %3$s, confirmed * %3$s, own_words * %3$s, assists * %3$s
          from (select *, case when dimension = 'LINK' then value end::uuid as link_id from demo_tally) as demo
         cross join lateral generate_series(0, least(%4$d, %5$s - 1)) as n
         order by since, dimension, campaign_id, organization_id
        """
            .formatted(
                of("organization_id", "organization_id"),
                of("link_id", "organization_id"),
                times,
                copies,
                alike));
    for (String sum : SUM_UP_THE_PAST) {
      statement.execute(sum);
    }
  }
}
