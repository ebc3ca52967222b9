package org.chorus.sharing.overlap;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.EXPORT_CONTACTS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.signature.Signer;
import org.chorus.signature.SignerKeys;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The list of supporters that an Organization uploads to learn who is new to it: one at a time,
 * kept as keyed hashes for {@link #KEPT} at the most, and read by nobody. Neither the file nor an
 * address of it is stored anywhere.
 */
@Service
public class SupporterLists {

  /** How large a file may be. */
  public static final int MAX_BYTES = Integer.MAX_VALUE;

  /** How many different addresses a list has at least. */
  public static final int MIN_ADDRESSES = 1000;

  /** For how long a list is kept, unless somebody deletes it before. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** How many lists an Organization may upload in thirty days. */
  public static final int UPLOADS_A_MONTH = Quota.OF_A_MONTH.lists();

  /** How many lists an Organization may upload in 365 days. */
  public static final int UPLOADS_A_YEAR = Quota.OF_A_YEAR.lists();

  /** Of more rows that cannot be taken only the number is told. */
  public static final int BROKEN_ROWS_SHOWN = 100;

  private final ListStore store;
  private final SignerKeys keys;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SupporterLists(
      ListStore store,
      SignerKeys keys,
      Access access,
      AuditTrail audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.keys = keys;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * How the Actor's Organization stands with its list.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public ListStanding standing(Actor actor) {
    access.require(actor, EXPORT_CONTACTS);
    List<Instant> taken = store.taken(actor.organization());
    Instant now = clock.instant();
    return new ListStanding(
        store.current(actor.organization()), Quota.left(taken, now), Quota.again(taken, now));
  }

  /**
   * Reads a list and makes it the Organization's, in place of the one before; whatever keeps a row
   * from being taken keeps the whole list from it, and leaves the one before where it is. Memory
   * does not grow with the file. Only lists that are taken count for the quota. Whoever's first
   * rows come in last is the one to go on, of several who upload for one Organization at a time.
   *
   * @param file stays the caller's, to be closed
   * @throws IOException when the stream breaks; nothing was taken then
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public UploadOutcome upload(Actor actor, SteppedUp proof, InputStream file) throws IOException {
    access.require(actor, EXPORT_CONTACTS);
    proof.require(actor, clock.instant());
    Optional<UploadOutcome> spent = spent(actor);
    if (spent.isPresent()) {
      return spent.get();
    }
    KeyBatches batches = new KeyBatches(store, actor);
    try {
      return read(actor, batches, file);
    } finally {
      batches.giveUp(); // unless they were taken
    }
  }

  private Optional<UploadOutcome> spent(Actor actor) {
    return Quota.again(store.taken(actor.organization()), clock.instant())
        .map(UploadOutcome.QuotaSpent::new);
  }

  private UploadOutcome read(Actor actor, KeyBatches batches, InputStream file) throws IOException {
    ListFile.Reading reading;
    try {
      reading =
          ListFile.read(
              new SizedStream(file, MAX_BYTES),
              address -> batches.add(keys.of(new Signer.AtAddress(address))));
    } catch (SizedStream.TooLarge _) {
      return new UploadOutcome.TooLarge();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof SizedStream.TooLarge) {
        return new UploadOutcome.TooLarge();
      }
      throw e.getCause();
    }
    return switch (reading) {
      case ListFile.Reading.Foreign(var format) -> new UploadOutcome.Foreign(format);
      case ListFile.Reading.NoAddressColumn() -> new UploadOutcome.NoAddressColumn();
      case ListFile.Reading.Broken(var first, long number) ->
          new UploadOutcome.BrokenRows(first, number);
      case ListFile.Reading.Whole(long addresses, long withoutAddress) ->
          take(actor, batches, addresses, withoutAddress);
    };
  }

  private UploadOutcome take(Actor actor, KeyBatches batches, long addresses, long withoutAddress) {
    long different = batches.end();
    if (batches.isOvertaken()) {
      return new UploadOutcome.Overtaken();
    }
    return different < MIN_ADDRESSES
        ? new UploadOutcome.TooFew(different, addresses - different)
        : take(
            actor,
            batches.list(),
            new UploadOutcome.Taken(different, addresses - different, withoutAddress));
  }

  private UploadOutcome take(Actor actor, UUID list, UploadOutcome.Taken taken) {
    access.require(actor, EXPORT_CONTACTS); // reading may have taken long
    return requireNonNull(
        transaction.execute(
            begun -> {
              store.lock(actor.organization());
              return spent(actor).orElseGet(() -> takeUnderLock(actor, list, taken, begun));
            }));
  }

  private UploadOutcome takeUnderLock(
      Actor actor, UUID list, UploadOutcome.Taken taken, TransactionStatus begun) {
    if (!store.take(list, actor.organization(), taken.addresses(), clock.instant().plus(KEPT))) {
      begun.setRollbackOnly(); // the list before stays
      return new UploadOutcome.Overtaken();
    }
    audit.record(actor, Act.of("list uploaded").because(addresses(taken.addresses())));
    return taken;
  }

  /**
   * Deletes the Organization's list. What was answered by it stays, and so does its place in the
   * quota.
   *
   * @return whether there was one
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public boolean delete(Actor actor) {
    access.require(actor, EXPORT_CONTACTS);
    Optional<Long> ended =
        requireNonNull(
            transaction.execute(
                begun -> {
                  store.lock(actor.organization());
                  Optional<Long> addresses = store.endCurrent(actor.organization());
                  addresses.ifPresent(
                      number ->
                          audit.record(actor, Act.of("list deleted").because(addresses(number))));
                  return addresses;
                }));
    store.sweep();
    return ended.isPresent();
  }

  private static String addresses(long number) {
    return number + " addresses";
  }
}
