package org.chorus.mail.sender;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.DESCRIBE_ORGANIZATION;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Finding;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.outbox.DomainSigner;
import org.chorus.mail.outbox.DomainSigner.Wanted;
import org.chorus.mail.outbox.Mailbag;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Addresses of their own that Organizations write from. One can be used when somebody who reads its
 * mail has said so, by a code, and as long as its domain vouches for mail that is signed here; or
 * when whoever runs the server vouches for its domain. Until then, and as soon as that is over,
 * mail comes from the installation's address, in the Organization's name.
 */
@Service
public class SenderAddresses {

  private static final Logger log = LoggerFactory.getLogger(SenderAddresses.class);

  /** Codes that may be mailed for one Organization in an hour, on one server. */
  static final int CODES_AN_HOUR = 5;

  /** Domains that may be asked about for one Organization in an hour, on one server. */
  static final int CHECKS_AN_HOUR = 30;

  private final SenderRecords records;
  private final ListedDomains listed;
  private final DomainSigner signer;
  private final DomainExamination examination;
  private final SenderLetters letters;
  private final Mailbag bag;
  private final Organizations organizations;
  private final Access access;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final LoadingCache<OrganizationId, Bucket> codes = buckets(CODES_AN_HOUR);
  private final LoadingCache<OrganizationId, Bucket> checks = buckets(CHECKS_AN_HOUR);

  SenderAddresses(
      SenderRecords records,
      ListedDomains listed,
      DomainSigner signer,
      DomainExamination examination,
      SenderLetters letters,
      Mailbag bag,
      Organizations organizations,
      Access access,
      AuditTrail audit,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.records = records;
    this.listed = listed;
    this.signer = signer;
    this.examination = examination;
    this.letters = letters;
    this.bag = bag;
    this.organizations = organizations;
    this.access = access;
    this.audit = audit;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  private static LoadingCache<OrganizationId, Bucket> buckets(int anHour) {
    return Caffeine.newBuilder()
        .expireAfterAccess(Duration.ofHours(2)) // full again by then
        .build(
            organization ->
                Bucket.builder()
                    .addLimit(
                        limit -> limit.capacity(anHour).refillGreedy(anHour, Duration.ofHours(1)))
                    .build());
  }

  /** A mail with a code waits to be sent. Announced after the transaction that queued it. */
  public record CodeWaits() {}

  /** The address of the Actor's Organization, if it has one or is on the way to one. */
  public Optional<OwnAddress> find(Actor actor) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    return stored(actor).map(this::shown);
  }

  private Optional<SenderRecords.Row> stored(Actor actor) {
    return requireNonNull(transaction.execute(begun -> records.find(actor.organization())));
  }

  private OwnAddress shown(SenderRecords.Row row) {
    OwnAddress.State state =
        row.goodUntil().filter(clock.instant()::isBefore).isPresent()
            ? OwnAddress.State.IN_USE
            : row.goodUntil().isPresent()
                ? OwnAddress.State.LAPSED
                : row.enteredAt().isPresent()
                    ? OwnAddress.State.DOMAIN_OPEN
                    : OwnAddress.State.CODE_SENT;
    return new OwnAddress(row.address(), state, row.checkedAt());
  }

  /** What a domain has to carry; empty where addresses cannot be proven, only listed. */
  public Optional<Wanted> wanted(Actor actor) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    return signer.wanted();
  }

  /** Begins anew with an address, which replaces the one before at once. */
  public SenderOutcome propose(Actor actor, EmailAddress address) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    OrganizationProfile organization = organizations.find(actor.organization()).orElseThrow();
    if (listed.has(organization.alias(), address)) {
      transaction.executeWithoutResult(
          begun -> {
            records.list(actor.organization(), address);
            audit.record(actor, organization.act("own address in use").because(address.domain()));
          });
      return new SenderOutcome.InUse();
    }
    if (signer.wanted().isEmpty()) {
      return new SenderOutcome.NotListed();
    }
    if (!codes.get(actor.organization()).tryConsume(1)) {
      return new SenderOutcome.TooOften();
    }
    SenderCode code = SenderCode.random();
    transaction.executeWithoutResult(
        begun -> {
          records.propose(actor.organization(), address, code);
          audit.record(actor, organization.act("own address proposed").because(address.domain()));
          events.publishEvent(new CodeWaits());
          bag.putForStaff(List.of(letters.write(address, organization.name(), actor.name(), code)));
        });
    return new SenderOutcome.CodeSent();
  }

  /** Takes the code that was mailed to the address, and asks its domain at once. */
  public SenderOutcome enter(Actor actor, String code) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    OrganizationProfile organization = organizations.find(actor.organization()).orElseThrow();
    boolean right =
        Boolean.TRUE.equals(
            transaction.execute(
                begun -> {
                  boolean entered = records.enter(actor.organization(), SenderCode.typed(code));
                  if (entered) {
                    audit.record(actor, organization.act("own address: code entered"));
                  }
                  return entered;
                }));
    if (!right) {
      return new SenderOutcome.WrongCode(
          !Boolean.TRUE.equals(
              transaction.execute(begun -> records.takesCodes(actor.organization()))));
    }
    check(actor);
    return find(actor).filter(own -> own.state() == OwnAddress.State.IN_USE).isPresent()
        ? new SenderOutcome.InUse()
        : new SenderOutcome.DomainNext();
  }

  /**
   * Asks the domain whether it carries the key, and takes the answer to heart. Waits for the DNS,
   * up to some seconds. Empty where there is nothing to ask, or after too many questions.
   */
  public List<Finding> check(Actor actor) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    return stored(actor)
        .filter(row -> !row.listed() && row.enteredAt().isPresent())
        .filter(row -> checks.get(actor.organization()).tryConsume(1))
        .flatMap(this::examine)
        .orElse(List.of());
  }

  /** Outside of any transaction: the DNS may take its time. */
  private Optional<List<Finding>> examine(SenderRecords.Row row) {
    return signer
        .wanted()
        .map(
            wanted -> {
              DomainExamination.Examined examined =
                  examination.examine(row.address().domain(), wanted);
              transaction.executeWithoutResult(
                  begun -> records.checked(row, examined.key(), wanted.id()));
              return examined.findings();
            });
  }

  /** Mail comes from the installation's address again. */
  public void remove(Actor actor) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    transaction.executeWithoutResult(
        begun -> {
          if (records.remove(actor.organization())) {
            audit.record(
                actor,
                organizations.find(actor.organization()).orElseThrow().act("own address given up"));
          }
        });
  }

  /** Asks the domains again whose answers are old, and ends what is not listed any more. */
  public void checkAgain() {
    List<SenderRecords.Row> rows = requireNonNull(transaction.execute(begun -> records.toCheck()));
    for (SenderRecords.Row row : rows) {
      if (!row.listed()) {
        examine(row);
      } else if (!listed.has(row.alias(), row.address())) {
        transaction.executeWithoutResult(begun -> records.remove(row.organization()));
        log.info("the address of organization {} is not listed any more", row.organization());
      }
    }
  }
}
