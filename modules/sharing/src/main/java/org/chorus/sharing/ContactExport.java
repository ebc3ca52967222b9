package org.chorus.sharing;

import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.READ_NUMBERS;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.PersonalDataAccess;
import org.chorus.access.SteppedUp;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ContactFiles;
import org.chorus.sharing.export.ContactText;
import org.chorus.sharing.export.ExportId;
import org.chorus.sharing.export.ExportScope;
import org.chorus.sharing.export.FilePreparation;
import org.chorus.sharing.export.FileReading;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.Followers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands an Organization the people of a pool who agreed to hear from it, and nobody else: as a file
 * that somebody asks for, that is prepared, and that can be fetched for {@link ContactFiles#KEPT}.
 * Nothing comes out for a partner that is suspended or has left. The queries ask for that, and the
 * database shows them nothing else ({@link SupporterRows}).
 *
 * <p>Files are CSV (RFC 4180, UTF-8 with a byte order mark): a person a line in the order of
 * signing, times in UTC. Cells that a spreadsheet would take for a formula begin with an
 * apostrophe.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class ContactExport {

  private final ContactGrants grants;
  private final ContactFiles files;
  private final FilePreparation preparation;
  private final FileReading reading;
  private final Access access;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final RecurringTask<Void> prepareContactFiles;

  ContactExport(
      ContactGrants grants,
      ContactFiles files,
      FilePreparation preparation,
      FileReading reading,
      Access access,
      Clock clock,
      ApplicationEventPublisher events,
      RecurringTask<Void> prepareContactFiles) {
    this.grants = grants;
    this.files = files;
    this.preparation = preparation;
    this.reading = reading;
    this.access = access;
    this.clock = clock;
    this.events = events;
    this.prepareContactFiles = prepareContactFiles;
  }

  /**
   * How many people whose signature counts in the pool agreed that the Actor's Organization
   * contacts them.
   */
  public long granted(Actor actor, CoalitionId coalition, PoolId pool) {
    access.require(actor, READ_NUMBERS, coalition);
    grants.settle(pool);
    return preparation.count(actor.organization(), coalition, pool, ExportScope.EVERYBODY);
  }

  /**
   * How many of them are in no file that the Organization fetched since they were granted to it.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is data steward of a partner
   */
  public long grantedSinceLast(Actor actor, CoalitionId coalition, PoolId pool) {
    access.require(actor, EXPORT_CONTACTS, coalition);
    grants.settle(pool);
    return preparation.count(actor.organization(), coalition, pool, ExportScope.NEW);
  }

  /**
   * Asks for a file. A small one is ready when the call returns; a large one is prepared in the
   * background. Every answer is in it that was committed before the call, and before any
   * transaction that still runs; unless the Organization waits for the same already: then it is
   * that one. Asking is on record in the audit trail.
   *
   * @param poolName for the record
   * @param proof that the Actor showed a second factor a short while ago
   * @return nothing when the Coalition has no such pool
   * @throws org.chorus.access.SecondFactorNeeded when it is another person's, or of long ago
   * @throws org.chorus.access.AccessDenied unless the Actor is data steward of a partner
   */
  public Optional<ContactFile> ask(
      Actor actor,
      SteppedUp proof,
      CoalitionId coalition,
      PoolId pool,
      String poolName,
      ExportScope scope) {
    proof.require(actor, clock.instant());
    PersonalDataAccess.OfPool permit = access.toExportContacts(actor, coalition, pool, poolName);
    grants.settle(permit.pool());
    return files
        .ask(actor.organization(), coalition, permit.pool(), scope, actor.name())
        .flatMap(
            id -> {
              boolean isReady =
                  preparation.isSmall(actor.organization(), coalition, permit.pool(), scope)
                      && preparation.prepare(id);
              if (!isReady) {
                events.publishEvent(new Followers.Due(prepareContactFiles));
              }
              return files.find(actor.organization(), permit.pool(), id);
            });
  }

  /**
   * What data stewards of the Organization asked for, the last one first; at the most twenty.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is data steward of a partner
   */
  public List<ContactFile> files(Actor actor, CoalitionId coalition, PoolId pool) {
    access.require(actor, EXPORT_CONTACTS, coalition);
    return files.latest(actor.organization(), pool);
  }

  /**
   * Opens a file to be fetched, as a whole or from any byte on. That is on record, in the audit
   * trail once an hour, however often a download goes on; and once anything of it is read, who is
   * in the file has been taken along.
   *
   * @return nothing when the Organization has no such file, or not yet, or not any more
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   * @throws org.chorus.access.AccessDenied unless the Actor is data steward of a partner
   */
  public Optional<ContactText> open(
      Actor actor,
      SteppedUp proof,
      CoalitionId coalition,
      PoolId pool,
      String poolName,
      ExportId id) {
    proof.require(actor, clock.instant());
    PersonalDataAccess.OfPool permit = access.toFetchContacts(actor, coalition, pool, poolName);
    return files
        .find(permit.actor().organization(), permit.pool(), id)
        .filter(file -> file.state() == ContactFile.State.READY)
        .map(file -> reading.of(permit.actor(), file));
  }

  /**
   * Throws a file away before it expires.
   *
   * @return whether there was one
   * @throws org.chorus.access.AccessDenied unless the Actor is data steward of a partner
   */
  public boolean discard(Actor actor, CoalitionId coalition, PoolId pool, ExportId id) {
    access.require(actor, EXPORT_CONTACTS, coalition);
    return files.discard(actor.organization(), pool, id);
  }
}
