package org.chorus.sharing.grant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chorus.kernel.OrganizationId;
import org.chorus.sharing.grant.GrantsModel.Partner;
import org.chorus.sharing.grant.GrantsModel.Received;
import org.chorus.signature.Numbers;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Random lives of a coalition of four, through the services as in life: people sign, come again,
 * confirm, take back and erase; partners are suspended, leave, come back and convene; Terms change.
 * Whenever grants are settled they agree with {@link GrantsModel} one by one, and with what comes
 * out when everything is computed from nothing.
 */
@HouseTest
class GrantsModelIT {

  private static final int EVENTS = 400;

  /** So that nothing agrees because it never happened. */
  private static final Set<String> BASES_SEEN = new TreeSet<>();

  @Autowired ApplicationContext house;
  @Autowired ContactGrants grants;
  @Autowired Recomputation recomputation;
  @Autowired Numbers numbers;
  @Autowired WholeDatabase stored;
  @Autowired TransactionOperations transactions;
  @Autowired ManualClock clock;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void grantsAgreeOneByOne(long seed) {
    RandomLife life = new RandomLife(house, stored, transactions, clock, seed);
    for (int event = 1; event <= EVENTS; event++) {
      life.somethingHappens();
      if (life.isTimeToLook() || event == EVENTS) {
        settledAgrees(life);
      }
    }
  }

  @AfterAll
  static void everyBasisWasSeen() {
    assertThat(BASES_SEEN)
        .containsExactly("AGREED", "CONVENER", "DEALT", "EXCHANGE", "ORGANIC", "OWN");
  }

  private void settledAgrees(RandomLife life) {
    GrantsModel model = life.model;
    grants.settle();
    model.deal();
    model.received().forEach(received -> BASES_SEEN.add(received.basis()));
    assertThat(received(life)).as(() -> String.join("\n", life.log)).isEqualTo(model.received());
    assertThat(recomputation.differences(life.pool)).isEmpty();
    assertThat(numbers.total(life.pool)).isEqualTo(model.counted());
    for (Partner partner : model.partners.values()) {
      assertThat(tallied(life, partner)).isEqualTo(model.brought(partner));
    }
  }

  private long tallied(RandomLife life, Partner partner) {
    return stored
        .sql(
            """
            select coalesce(sum(signatures), 0)
              from tally
             where pool_id = ?
               and organization_id = ?
               and dimension = 'EVER'
               and standing = 'COUNTED'
            """)
        .params(life.pool.value(), partner.id.value())
        .query(Long.class)
        .single();
  }

  private Set<Received> received(RandomLife life) {
    return new TreeSet<>(
        stored
            .sql(
                """
                select contact_grant.organization_id, given_name, basis
                  from contact_grant
                  join signature on signature.id = contact_grant.signature_id
                  join seat      on seat.organization_id = contact_grant.organization_id
                 where pool_id = ?
                   and coalition_id = ?
                   and seat.state = 'ACTIVE'
                   and ended_at is null
                """)
            .params(life.pool.value(), life.joint.coalition.value())
            .query(
                (row, number) ->
                    new Received(
                        requireNonNull(
                                life.model.partners.get(
                                    new OrganizationId(
                                        row.getObject("organization_id", UUID.class))))
                            .name,
                        row.getString("given_name"),
                        row.getString("basis")))
            .list());
  }
}
