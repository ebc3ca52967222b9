package org.chorus.sharing.overlap;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.EXPORT_CONTACTS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many people two partners both have on their lists, where both want each other to know. Told
 * as everything is that {@link NewToList} tells: with noise, and once for each two lists. Each of
 * the two ends it at once, and then neither reads it any more.
 */
@Service
public class PartnerOverlaps {

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Noise noise;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;
  private final TransactionTemplate reading;
  private final TransactionTemplate writing;

  PartnerOverlaps(
      JdbcClient jdbc,
      SupporterRows rows,
      Noise noise,
      Access access,
      AuditTrail audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.noise = noise;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    this.writing = new TransactionTemplate(transactions);
  }

  /**
   * The Organizations that share a Coalition with the Actor's, and those that it said yes to while
   * they did, by name.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public List<PartnerOverlap> partners(Actor actor) {
    access.require(actor, EXPORT_CONTACTS);
    return jdbc.sql(
            """
            with seated as (
              select distinct other.organization_id
                from seat as own
                join seat as other using (coalition_id)
               where own.organization_id = :organization
                 and other.organization_id <> :organization
                 and own.state = 'ACTIVE'
                 and other.state = 'ACTIVE'
            )
            select partner.id, partner.name,
                   partner.ended_at is null and seated.organization_id is not null as is_partner,
                   we.agreed_at is not null as agreed,
                   they.agreed_at is not null as partner_agreed,
                   exists (select from supporter_list
                            where organization_id = partner.id
                              and state = 'CURRENT'
                              and expires_at > :now) as partner_has_list,
                   told.answered_at, told.on_both, coalesce(told.answered, false) as answered
              from organization as partner
              left join seated                  on seated.organization_id = partner.id
              left join overlap_consent as we   on we.organization_id = :organization
                                               and we.partner_id = partner.id
              left join overlap_consent as they on they.organization_id = partner.id
                                               and they.partner_id = :organization
              left join lateral (select answered_at, on_both,
                                        own.state = 'CURRENT' and own.expires_at > :now
                                        and other.state = 'CURRENT' and other.expires_at > :now
                                        as answered
                                   from supporter_list as own
                                   join supporter_list as other on other.organization_id = partner.id
                                   join overlap_answer on first_list = least(own.id, other.id)
                                                      and second_list = greatest(own.id, other.id)
                                  where own.organization_id = :organization
                                  order by answered_at desc, answered desc
                                  limit 1) as told on true
             where we.agreed_at is not null
                or (partner.ended_at is null and seated.organization_id is not null)
             order by partner.name, partner.id
            """)
        .param("organization", actor.organization().value())
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> partner(row))
        .list();
  }

  private static PartnerOverlap partner(ResultSet row) throws SQLException {
    boolean isPartner = row.getBoolean("is_partner");
    boolean agreed = row.getBoolean("agreed");
    boolean partnerAgreed = isPartner && row.getBoolean("partner_agreed");
    boolean mutual = agreed && partnerAgreed;
    Optional<Timestamp> told =
        Optional.ofNullable(row.getTimestamp("answered_at")).filter(at -> mutual);
    return new PartnerOverlap(
        new OrganizationId(row.getObject("id", UUID.class)),
        row.getString("name"),
        isPartner,
        agreed,
        partnerAgreed,
        mutual && row.getBoolean("partner_has_list"),
        told.isEmpty()
            ? Optional.empty()
            : Optional.of(OverlapAnswer.of(told.get().toInstant(), row.getLong("on_both"))),
        mutual && row.getBoolean("answered"));
  }

  /**
   * Lets a partner learn how many people it shares with the Actor's Organization, once it agrees to
   * the same. Holds for later lists, too, until it is taken back.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public OverlapOutcome agree(Actor actor, OrganizationId partner) {
    access.require(actor, EXPORT_CONTACTS);
    return requireNonNull(
        writing.execute(
            begun ->
                partnerName(actor, partner)
                    .<OverlapOutcome>map(name -> agree(actor, partner, name))
                    .orElseGet(OverlapOutcome.NotPartners::new)));
  }

  private OverlapOutcome agree(Actor actor, OrganizationId partner, String name) {
    int changed =
        jdbc.sql(
                """
                insert into overlap_consent (organization_id, partner_id, agreed_at, agreed_by_name)
                values (:organization, :partner, :now, :name)
                    on conflict do nothing
                """)
            .param("organization", actor.organization().value())
            .param("partner", partner.value())
            .param("now", Timestamp.from(clock.instant()))
            .param("name", actor.name())
            .update();
    if (changed > 0) {
      audit.record(actor, Act.of("overlap agreed to").on("organization", partner.toString(), name));
    }
    return new OverlapOutcome.Done();
  }

  /**
   * Ends that, at once. Whoever is no partner any more can be taken it back from, too.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public OverlapOutcome takeBack(Actor actor, OrganizationId partner) {
    access.require(actor, EXPORT_CONTACTS);
    writing.executeWithoutResult(
        begun ->
            delete(actor, partner)
                .ifPresent(
                    name ->
                        audit.record(
                            actor,
                            Act.of("overlap taken back")
                                .on("organization", partner.toString(), name))));
    return new OverlapOutcome.Done();
  }

  /** The name of whom there was a yes to. */
  private Optional<String> delete(Actor actor, OrganizationId partner) {
    return jdbc.sql(
            """
            delete from overlap_consent
             using organization
             where overlap_consent.organization_id = :organization
               and partner_id = :partner
               and organization.id = partner_id
            returning organization.name
            """)
        .param("organization", actor.organization().value())
        .param("partner", partner.value())
        .query((row, number) -> row.getString("name"))
        .optional();
  }

  /**
   * How many people both have on the lists that they have now. The first answer is the only one for
   * these two lists, whoever of both asks.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public OverlapOutcome compare(Actor actor, OrganizationId partner) {
    access.require(actor, EXPORT_CONTACTS);
    Optional<OverlapOutcome> refusal = refusal(actor, partner);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return lists(actor, partner)
        .map(
            lists ->
                told(lists)
                    .<OverlapOutcome>map(OverlapOutcome.Answered::new)
                    .orElseGet(() -> compareAnew(actor, partner, lists)))
        .orElseGet(OverlapOutcome.ListMissing::new);
  }

  private Optional<OverlapOutcome> refusal(Actor actor, OrganizationId partner) {
    if (partnerName(actor, partner).isEmpty()) {
      return Optional.of(new OverlapOutcome.NotPartners());
    }
    return isMutual(actor, partner)
        ? Optional.empty()
        : Optional.of(new OverlapOutcome.NotMutual());
  }

  private OverlapOutcome compareAnew(Actor actor, OrganizationId partner, Lists lists) {
    long noisy = requireNonNull(reading.execute(begun -> count(lists))) + noise.draw();
    return requireNonNull(
        writing.execute(
            begun -> // what both wanted when it was asked for may have ended since
            refusal(actor, partner).orElseGet(() -> keep(actor, partner, lists, noisy))));
  }

  private OverlapOutcome keep(Actor actor, OrganizationId partner, Lists lists, long noisy) {
    if (keep(lists, noisy)) {
      audit.record(
          actor,
          Act.of("lists compared")
              .on("organization", partner.toString(), partnerName(actor, partner).orElse("")));
    }
    return told(lists)
        .<OverlapOutcome>map(OverlapOutcome.Answered::new)
        .orElseGet(OverlapOutcome.ListMissing::new); // one was replaced or deleted meanwhile
  }

  private Optional<String> partnerName(Actor actor, OrganizationId partner) {
    return jdbc.sql(
            """
            select name
              from organization
             where id = :partner
               and ended_at is null
               and exists (select from seat as own
                             join seat as other using (coalition_id)
                            where own.organization_id = :organization
                              and other.organization_id = :partner
                              and own.organization_id <> other.organization_id
                              and own.state = 'ACTIVE'
                              and other.state = 'ACTIVE')
            """)
        .param("organization", actor.organization().value())
        .param("partner", partner.value())
        .query((row, number) -> row.getString("name"))
        .optional();
  }

  private boolean isMutual(Actor actor, OrganizationId partner) {
    return jdbc.sql(
                """
                select count(*)
                  from overlap_consent
                 where (organization_id, partner_id) in ((:organization, :partner),
                                                         (:partner, :organization))
                """)
            .param("organization", actor.organization().value())
            .param("partner", partner.value())
            .query(Long.class)
            .single()
        == 2;
  }

  /** In the order of the database. */
  private record Lists(UUID first, UUID second) {}

  private Optional<Lists> lists(Actor actor, OrganizationId partner) {
    return jdbc.sql(
            """
            select least(own.id, other.id) as first, greatest(own.id, other.id) as second
              from supporter_list as own
              join supporter_list as other on other.organization_id = :partner
                                          and other.state = 'CURRENT'
                                          and other.expires_at > :now
             where own.organization_id = :organization
               and own.state = 'CURRENT'
               and own.expires_at > :now
            """)
        .param("organization", actor.organization().value())
        .param("partner", partner.value())
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, number) ->
                new Lists(row.getObject("first", UUID.class), row.getObject("second", UUID.class)))
        .optional();
  }

  private Optional<OverlapAnswer> told(Lists lists) {
    return jdbc.sql(
            """
            select answered_at, on_both
              from overlap_answer
             where first_list = :first
               and second_list = :second
            """)
        .param("first", lists.first())
        .param("second", lists.second())
        .query(
            (row, number) ->
                OverlapAnswer.of(
                    row.getTimestamp("answered_at").toInstant(), row.getLong("on_both")))
        .optional();
  }

  private long count(Lists lists) {
    rows.openAll(); // to count
    return jdbc.sql(
            """
            select count(*)
              from listed_address as first
              join listed_address as second using (signer_key)
             where first.list_id = :first
               and second.list_id = :second
            """)
        .param("first", lists.first())
        .param("second", lists.second())
        .query(Long.class)
        .single();
  }

  /** Whoever comes second finds the first answer kept, and its own draw is never seen. */
  private boolean keep(Lists lists, long noisy) {
    Instant now = clock.instant();
    return jdbc.sql(
                """
                insert into overlap_answer (first_list, second_list, answered_at, on_both)
                select first.id, second.id, :at, :noisy
                  from supporter_list as first
                  join supporter_list as second on second.id = :second
                                               and second.state = 'CURRENT'
                 where first.id = :first
                   and first.state = 'CURRENT'
                    on conflict do nothing
                """)
            .param("at", Timestamp.from(now))
            .param("noisy", noisy)
            .param("first", lists.first())
            .param("second", lists.second())
            .update()
        > 0;
  }
}
