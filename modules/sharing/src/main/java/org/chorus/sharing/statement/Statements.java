package org.chorus.sharing.statement;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.READ_NUMBERS;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.PersonalDataAccess;
import org.chorus.access.SteppedUp;
import org.chorus.access.SupporterRows;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.grant.Basis;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.PersonName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a partner what it got out of a pool, to the last name, and by which rule. Everything is
 * read anew from what was granted; numbers of others are never in it, except those by which the
 * Terms compare partners.
 */
@Service
public class Statements {

  /** As many as a screen shows at once. */
  public static final int AT_A_TIME = 50;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Access access;
  private final ContactGrants grants;
  private final Clock clock;
  private final TransactionTemplate reading;

  Statements(
      JdbcClient jdbc,
      SupporterRows rows,
      Access access,
      ContactGrants grants,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.access = access;
    this.grants = grants;
    this.clock = clock;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  /**
   * The statement of the Actor's Organization. Every answer is in it that was committed before the
   * call.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor may read its Organization's numbers
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public Statement of(Actor actor, CoalitionId coalition, PoolId pool, Period period) {
    access.require(actor, READ_NUMBERS, coalition);
    grants.settle(pool);
    return requireNonNull(
        reading.execute(
            begun -> {
              rows.openAll(); // to count
              return count(actor.organization(), coalition, pool, period);
            }));
  }

  private Statement count(
      OrganizationId organization, CoalitionId coalition, PoolId pool, Period period) {
    return jdbc.sql(
            """
            select coalesce(sum(signatures) filter (where standing = 'COUNTED'), 0) as brought,
                   coalesce(sum(assists)    filter (where standing = 'COUNTED'), 0) as assisted,
                   (select coalesce(sum(people), 0)
                      from contact_export
                     where pool_id = :pool
                       and organization_id = :organization
                       and fetched_at >= :from and fetched_at < :until) as exported,
                   (select count(*)
                      from dealing
                     where pool_id = :pool
                       and organization_id = :organization
                       and signed_at >= :from and signed_at < :until) as dealt,
                   (select count(*)
                      from dealing
                     where pool_id = :pool
                       and signed_at >= :from and signed_at < :until) as dealt_to_all,
                   (select count(*)
                      from waiting_contact
                     where pool_id = :pool
                       and organization_id = :organization
                       and waits_for = 'PLACE') as wait_for_place,
                   (select count(*)
                      from waiting_contact
                     where pool_id = :pool
                       and organization_id = :organization
                       and waits_for = 'SEAT') as wait_for_seat,
                   exists (select from terms
                            where coalition_id = :coalition
                              and adopted_at is not null
                              and (cap is not null or sharing = 'PROPORTIONAL')) as limited
              from tally
             where pool_id = :pool
               and organization_id = :organization
               and dimension = 'HOUR'
               and since >= :from and since < :until
            """)
        .param("pool", pool.value())
        .param("coalition", coalition.value())
        .param("organization", organization.value())
        .param("from", period.from())
        .param("until", period.until())
        .query(
            (row, number) ->
                new Statement(
                    period,
                    row.getLong("brought"),
                    row.getLong("assisted"),
                    received(organization, pool, period),
                    row.getLong("exported"),
                    row.getLong("dealt"),
                    row.getLong("dealt_to_all"),
                    row.getLong("wait_for_place"),
                    row.getLong("wait_for_seat"),
                    row.getBoolean("limited")))
        .single();
  }

  private List<Statement.Received> received(
      OrganizationId organization, PoolId pool, Period period) {
    return jdbc
        .sql(
            """
            select basis,
                   count(*) filter (where granted_at >= :from and granted_at < :until)     as granted,
                   count(*) filter (where ended_at >= :from and ended_at < :until)         as ended,
                   count(*) filter (where ended_at is null and standing = 'COUNTED')       as held
              from contact_grant
              join signature on signature.id = signature_id
             where pool_id = :pool
               and contact_grant.organization_id = :organization
             group by basis
            """)
        .param("pool", pool.value())
        .param("organization", organization.value())
        .param("from", period.from())
        .param("until", period.until())
        .query(
            (row, number) ->
                new Statement.Received(
                    Basis.valueOf(row.getString("basis")),
                    row.getLong("granted"),
                    row.getLong("ended"),
                    row.getLong("held")))
        .list()
        .stream()
        .sorted(Comparator.comparing(Statement.Received::basis))
        .toList();
  }

  /**
   * Some of the people whom the Actor's Organization holds now, in the order in which they signed.
   * Looking is on record in the audit trail.
   *
   * @param proof that the Actor showed a second factor a short while ago
   * @param basis only these; empty for everybody
   * @param behind go on behind this signature; 0 from the beginning
   * @return at the most {@link #AT_A_TIME}, and one more if there are more
   * @throws org.chorus.access.SecondFactorNeeded when it is another person's, or of long ago
   * @throws org.chorus.access.AccessDenied unless the Actor is data steward of a partner
   */
  public List<ReceivedPerson> people(
      Actor actor,
      SteppedUp proof,
      CoalitionId coalition,
      PoolId pool,
      String poolName,
      Optional<Basis> basis,
      long behind) {
    proof.require(actor, clock.instant());
    PersonalDataAccess.OfPool permit = access.toReadContacts(actor, coalition, pool, poolName);
    return requireNonNull(
        reading.execute(
            begun -> {
              rows.showGrantedTo(permit.actor().organization());
              return people(permit, coalition, basis, behind);
            }));
  }

  private List<ReceivedPerson> people(
      PersonalDataAccess.OfPool permit, CoalitionId coalition, Optional<Basis> basis, long behind) {
    return jdbc.sql(
            """
            select signature.id, given_name, family_name, signature.signed_at, agreed_at, granted_at, basis,
                   contact_grant.terms_version, dealing.ordinal
              from contact_grant
              join signature      on signature.id = contact_grant.signature_id
              join signature_pool on signature_pool.id = signature.pool_id
              left join dealing   on dealing.signature_id = signature.id
                                 and basis = 'DEALT'
             where contact_grant.organization_id = :organization
               and contact_grant.ended_at is null
               and signature_pool.id = :pool
               and signature_pool.coalition_id = :coalition
               and signature.id > :behind
               and (:basis::text is null or basis = :basis)
             order by signature.id
             limit :limit
            """)
        .param("organization", permit.actor().organization().value())
        .param("pool", permit.pool().value())
        .param("coalition", coalition.value())
        .param("behind", behind)
        .param("basis", basis.map(Basis::name).orElse(null))
        .param("limit", AT_A_TIME + 1)
        .query((row, number) -> person(row))
        .list();
  }

  private static ReceivedPerson person(ResultSet row) throws SQLException {
    long ordinal = row.getLong("ordinal");
    return new ReceivedPerson(
        row.getLong("id"),
        new PersonName(row.getString("given_name")),
        new PersonName(row.getString("family_name")),
        row.getTimestamp("signed_at").toInstant(),
        row.getTimestamp("agreed_at").toInstant(),
        row.getTimestamp("granted_at").toInstant(),
        Basis.valueOf(row.getString("basis")),
        row.getInt("terms_version"),
        ordinal == 0 ? OptionalLong.empty() : OptionalLong.of(ordinal));
  }

  /**
   * The ledger of people whom nobody brought and who were dealt out, the last first: the same for
   * all partners, and without anything of the people.
   *
   * @param before go on before this row; {@link Long#MAX_VALUE} from the last
   * @return at the most {@link #AT_A_TIME}, and one more if there are more
   * @throws org.chorus.access.AccessDenied unless the Actor may read its Organization's numbers
   */
  public List<LedgerRow> ledger(Actor actor, CoalitionId coalition, PoolId pool, long before) {
    access.require(actor, READ_NUMBERS, coalition);
    return requireNonNull(
        reading.execute(
            begun -> {
              rows.openAll(); // what names nobody
              return ledger(coalition, pool, before);
            }));
  }

  private List<LedgerRow> ledger(CoalitionId coalition, PoolId pool, long before) {
    return jdbc.sql(
            """
            select ordinal, dealing.organization_id, rule, terms_version, signed_at, candidates, levels, brought,
                   dealt, brought_by_all,
                   array(select organization.name
                           from unnest(candidates) with ordinality as candidate (id, place)
                           join organization on organization.id = candidate.id
                          order by place) as names
              from dealing
              join signature_pool on signature_pool.id = pool_id
             where pool_id = :pool
               and coalition_id = :coalition
               and ordinal < :before
             order by ordinal desc
             limit :limit
            """)
        .param("pool", pool.value())
        .param("coalition", coalition.value())
        .param("before", before)
        .param("limit", AT_A_TIME + 1)
        .query((row, number) -> ledgerRow(row))
        .list();
  }

  private static LedgerRow ledgerRow(ResultSet row) throws SQLException {
    UUID[] ids = (UUID[]) row.getArray("candidates").getArray();
    String[] names = (String[]) row.getArray("names").getArray();
    Long[] levels = numbers(row.getArray("levels"));
    Long[] brought = numbers(row.getArray("brought"));
    Long[] dealt = numbers(row.getArray("dealt"));
    OrganicRule rule = OrganicRule.valueOf(row.getString("rule"));
    long broughtByAll = row.getLong("brought_by_all");
    long ordinal = row.getLong("ordinal");
    List<LedgerRow.Candidate> candidates = new ArrayList<>();
    for (int n = 0; n < ids.length; n++) {
      Optional<Double> lag =
          rule == OrganicRule.PRO_RATA && broughtByAll > 0
              ? Optional.of((double) ordinal * brought[n] / broughtByAll - dealt[n])
              : Optional.empty();
      candidates.add(
          new LedgerRow.Candidate(new OrganizationId(ids[n]), names[n], dealt[n], levels[n], lag));
    }
    return new LedgerRow(
        ordinal,
        row.getTimestamp("signed_at").toInstant(),
        rule,
        row.getInt("terms_version"),
        List.copyOf(candidates),
        new OrganizationId(row.getObject("organization_id", UUID.class)));
  }

  private static Long[] numbers(Array array) throws SQLException {
    return (Long[]) array.getArray();
  }
}
