package org.chorus.sharing.grant;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.grant.Dealing.Share;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the grants of a pool from nothing and holds them against those that were made step by
 * step. Leaves everything as it is.
 *
 * <p>The ledger of dealing is not made anew, because people in it may be erased; each of its rows
 * is held against the rule, its own numbers and the rows before.
 */
@Component
class Recomputation {

  private static final int AT_ONCE = 2000;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Agreements agreements;
  private final LimitedGrants limited;
  private final TransactionTemplate transaction;

  Recomputation(
      JdbcClient jdbc,
      SupporterRows rows,
      Agreements agreements,
      LimitedGrants limited,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.agreements = agreements;
    this.limited = limited;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * What differs, a line each, without names; nothing if grants are settled and right. Grants of
   * suspended partners rest and are not looked at. Nobody settles grants meanwhile.
   */
  List<String> differences(PoolId pool) {
    return requireNonNull(
        transaction.execute(
            begun -> {
              begun.setRollbackOnly();
              rows.openAll();
              jdbc.sql("select singleton from grant_position for update").query().listOfRows();
              List<String> differences = new ArrayList<>(wrongDeals(pool));
              Set<String> stepByStep = granted(pool);
              computeAnew(pool);
              Set<String> fromNothing = granted(pool);
              stepByStep.stream()
                  .filter(grant -> !fromNothing.contains(grant))
                  .forEach(grant -> differences.add("not due: " + grant));
              fromNothing.stream()
                  .filter(grant -> !stepByStep.contains(grant))
                  .forEach(grant -> differences.add("missing: " + grant));
              return differences;
            }));
  }

  private Set<String> granted(PoolId pool) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select concat_ws(' ', contact_grant.organization_id, signature_id, touch_id, consent_text_id,
                                 terms_version, basis)
                  from contact_grant
                  join signature      on signature.id = contact_grant.signature_id
                  join signature_pool on signature_pool.id = signature.pool_id
                  join seat           on seat.coalition_id = signature_pool.coalition_id
                                     and seat.organization_id = contact_grant.organization_id
                                     and seat.state = 'ACTIVE'
                 where signature_pool.id = :pool
                   and ended_at is null
                """)
            .param("pool", pool.value())
            .query((row, number) -> row.getString(1))
            .list());
  }

  private void computeAnew(PoolId pool) {
    jdbc.sql(
            """
            with forgotten as (
              delete from waiting_contact where pool_id = :pool
            )
            update contact_grant
               set ended_at = granted_at
              from signature
             where signature.id = contact_grant.signature_id
               and signature.pool_id = :pool
               and ended_at is null
            """)
        .param("pool", pool.value())
        .update();
    List<Long> signatures =
        jdbc.sql("select id from signature where pool_id = :pool order by id")
            .param("pool", pool.value())
            .query((row, number) -> row.getLong(1))
            .list();
    for (int from = 0; from < signatures.size(); from += AT_ONCE) {
      agreements.settle(signatures.subList(from, Math.min(from + AT_ONCE, signatures.size())));
    }
    if (!signatures.isEmpty()) {
      limited.answered(signatures.subList(0, 1));
    }
    limited.unsettled().stream()
        .filter(unsettled -> unsettled.id().equals(pool.value()))
        .forEach(limited::settle);
  }

  private List<String> wrongDeals(PoolId pool) {
    Map<OrganizationId, Long> dealt = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    jdbc.sql("select * from dealing where pool_id = :pool order by ordinal")
        .param("pool", pool.value())
        .query(
            row -> {
              OrganizationId to = new OrganizationId(row.getObject("organization_id", UUID.class));
              if (!isRight(row, to, dealt)) {
                wrong.add("dealt against the rule: " + row.getLong("ordinal"));
              }
              dealt.merge(to, 1L, Long::sum);
            });
    return wrong;
  }

  private static boolean isRight(ResultSet row, OrganizationId to, Map<OrganizationId, Long> dealt)
      throws SQLException {
    List<OrganizationId> candidates =
        Arrays.stream((UUID[]) row.getArray("candidates").getArray())
            .map(OrganizationId::new)
            .toList();
    Long[] levels = numbers(row.getArray("levels"));
    Long[] brought = numbers(row.getArray("brought"));
    Long[] dealtUntilThen = numbers(row.getArray("dealt"));
    List<Share> shares = new ArrayList<>();
    for (int n = 0; n < candidates.size(); n++) {
      if (!dealtUntilThen[n].equals(dealt.getOrDefault(candidates.get(n), 0L))) {
        return false;
      }
      shares.add(new Share(brought[n], dealtUntilThen[n], levels[n]));
    }
    long before = dealt.values().stream().mapToLong(Long::longValue).sum();
    return row.getLong("ordinal") == before + 1
        && Dealing.choose(
                OrganicRule.valueOf(row.getString("rule")),
                candidates,
                shares,
                row.getLong("brought_by_all"),
                before)
            .equals(to);
  }

  private static Long[] numbers(Array array) throws SQLException {
    return (Long[]) array.getArray();
  }
}
