package org.chorus.local.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.chorus.local.CannotStart;

/**
 * What the database holds of signatures.
 *
 * @param stored rows of signatures
 * @param tally sum of the tallies
 * @param drift by how much tallies differ from a recount, each of them by itself
 */
record Ledger(long stored, long tally, long drift) {

  private static final String READ =
      """
      with counted as (
        select pool_id, dimension, campaign_id, value, since, standing,
               coalesce(organization_id, '00000000-0000-0000-0000-000000000000') as seat, signatures, assists
          from tally
      ), recounted as (
        select pool_id, dimension, campaign_id, value, since, standing,
               coalesce(organization_id, '00000000-0000-0000-0000-000000000000') as seat, signatures, assists
          from recount
      )
      select (select count(*) from signature) as stored,
             (select coalesce(sum(signatures), 0) from tally where dimension = 'EVER') as tally,
             (select coalesce(sum(abs(coalesce(counted.signatures, 0) - coalesce(recounted.signatures, 0))
                                  + abs(coalesce(counted.assists, 0) - coalesce(recounted.assists, 0))), 0)
                from counted
                full join recounted
                    using (pool_id, dimension, campaign_id, value, since, standing, seat)) as drift
      """;

  static Ledger read(House house) {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(READ)) {
      row.next();
      return new Ledger(row.getLong("stored"), row.getLong("tally"), row.getLong("drift"));
    } catch (SQLException e) {
      throw new CannotStart("The signatures cannot be counted: " + e.getMessage(), e);
    }
  }
}
