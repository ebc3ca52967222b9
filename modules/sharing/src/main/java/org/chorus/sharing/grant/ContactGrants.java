package org.chorus.sharing.grant;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.grant.LimitedGrants.LimitedPool;
import org.chorus.signature.Followers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns people's answers into ContactGrants. A grant needs all of these: the person's latest answer
 * to the Organization is yes; the Organization was a partner when that yes was given and takes part
 * now; and the Terms in force at that yes let the Organization receive the person. A later no ends
 * the grant. Whoever takes the signature back ends all grants of it in the same transaction, and
 * answers from before then make no new ones.
 *
 * <p>Follows the answers in the order of their transactions, in batches. What it comes to depends
 * on the facts and not on the batches:
 *
 * <ul>
 *   <li>{@link SeatChanges}: what partners lose that leave, and what reinstated ones receive;
 *   <li>{@link Dealer}: who receives people whom nobody brought, one after the other;
 *   <li>{@link Agreements}: what each person's answers lead to;
 *   <li>{@link LimitedGrants}: the places under a cap or in an exchange.
 * </ul>
 */
@Component
public class ContactGrants {

  /**
   * The touches behind the stored position that no running transaction can still overtake. The
   * position is asked for by itself: joined, it has PostgreSQL read all touches from the first one
   * on.
   */
  private static final String BATCH =
      """
      select touch.id, touch.signature_id, touch.position::text as position
        from touch
       where (touch.position, touch.id) > (select transaction, touch_id from grant_position)
         and touch.position < :end::xid8
       order by touch.position, touch.id
       limit 2000
      """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final SeatChanges seats;
  private final Dealer dealer;
  private final Agreements agreements;
  private final LimitedGrants limited;
  private final TransactionTemplate transaction;
  private final Followers followers;

  ContactGrants(
      JdbcClient jdbc,
      SupporterRows rows,
      SeatChanges seats,
      Dealer dealer,
      Agreements agreements,
      LimitedGrants limited,
      PlatformTransactionManager transactions,
      Followers followers) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.seats = seats;
    this.dealer = dealer;
    this.agreements = agreements;
    this.limited = limited;
    this.followers = followers;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Settles every answer committed before the call, and before any transaction that still runs; and
   * the places of one pool.
   */
  public void settle(PoolId pool) {
    settle(limited -> limited.id().equals(pool.value()), worked -> {});
  }

  /** The same for all pools. */
  void settle() {
    settle(limited -> true, worked -> {});
  }

  /** The same, when nobody waits for it. */
  private void follow() {
    settle(limited -> true, followers::makeWay);
  }

  /**
   * Up to where the answers were at the beginning, so that it ends while people go on signing.
   *
   * @param rest after a piece of work that took so long
   */
  private void settle(Predicate<LimitedPool> pools, Consumer<Duration> rest) {
    inTurn(seats::settleDepartures); // apart: it ends grants whose signatures it does not lock
    String end =
        jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())").query(String.class).single();
    repeat(() -> settleBatch(end), rest);
    repeat(() -> settleAgain(seats.reinstated()), rest);
    repeat(new OfConveners(), rest);
    limited.unsettled().stream()
        .filter(pools)
        .forEach(
            pool ->
                repeat(
                    () -> {
                      limited.settle(pool);
                      return false;
                    },
                    rest));
  }

  private void repeat(BooleanSupplier work, Consumer<Duration> rest) {
    boolean more = true;
    while (more) {
      long begin = System.nanoTime();
      more = inTurn(work);
      rest.accept(Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  /**
   * Settles at the most one batch of touches; says whether there was one.
   *
   * @param end the transaction before which they were written
   */
  private boolean settleBatch(String end) {
    List<Touched> batch =
        jdbc.sql(BATCH)
            .param("end", end)
            .query(
                (row, number) ->
                    new Touched(
                        row.getLong("id"), row.getLong("signature_id"), row.getString("position")))
            .list();
    if (batch.isEmpty()) {
      return false;
    }
    List<Long> signatures = batch.stream().map(Touched::signatureId).distinct().toList();
    lock(signatures);
    dealer.deal(batch);
    settle(signatures);
    jdbc.sql(
            """
            update grant_position
               set transaction = :position::xid8,
                   touch_id    = :touch
            """)
        .param("position", batch.getLast().position())
        .param("touch", batch.getLast().id())
        .update();
    return true;
  }

  /** Goes on where it was, so that it ends. */
  private final class OfConveners implements BooleanSupplier {
    private long behind;

    @Override
    public boolean getAsBoolean() {
      List<Long> signatures = seats.ofConveners(behind);
      if (!signatures.isEmpty()) {
        behind = signatures.getLast();
      }
      return settleAgain(signatures);
    }
  }

  private boolean settleAgain(List<Long> signatures) {
    lock(signatures);
    settle(signatures);
    return !signatures.isEmpty();
  }

  private void settle(List<Long> signatures) {
    agreements.settle(signatures);
    limited.answered(signatures);
  }

  /**
   * Signatures are locked before anything that refers to them is written, as whoever takes one back
   * or has it erased does; they come before or after, never in between.
   */
  private void lock(List<Long> signatures) {
    jdbc.sql("select id from signature where id = any(:signatures) order by id for key share")
        .param("signatures", signatures.toArray(Long[]::new))
        .query()
        .listOfRows();
  }

  private void inTurn(Runnable work) {
    inTurn(
        () -> {
          work.run();
          return true;
        });
  }

  private boolean inTurn(BooleanSupplier work) {
    return requireNonNull(
        transaction.execute(
            begun -> {
              takeTurns();
              return work.getAsBoolean();
            }));
  }

  private void takeTurns() {
    rows.openAll();
    jdbc.sql("select singleton from grant_position for update").query().listOfRows();
  }

  /** Keeps the grants close behind the answers. */
  @Configuration
  static class Schedule {
    @Bean
    RecurringTask<Void> settleContactGrants(Followers followers, ContactGrants grants) {
      return followers.task("settle-contact-grants", grants::follow);
    }
  }
}
