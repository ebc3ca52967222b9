package org.chorus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chorus.access.AuditChain.Fault;
import org.chorus.access.AuditChain.Verdict;
import org.chorus.access.AuditChain.Verdict.Broken;
import org.chorus.access.AuditChain.Verdict.HeadMissing;
import org.chorus.access.AuditChain.Verdict.Intact;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class AuditChainIT {

  private static final Actor INES =
      new Actor(new Subject("ines"), "Inés Ō’Brien", OrganizationId.random());

  @Autowired AuditTrail audit;
  @Autowired AuditChain chain;
  @Autowired JdbcClient jdbc;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;
  @Autowired PlatformTransactionManager transactions;

  TransactionTemplate transaction;

  @BeforeEach
  void threeEntries() {
    transaction = new TransactionTemplate(transactions);
    forget();
    for (String verb : List.of("coalition founded", "“page” saved: 10:30", "page published")) {
      clock.advance(Duration.ofNanos(1_234_567));
      act(verb);
    }
  }

  /** As only the owner of the database can. */
  private void forget() {
    tamper("truncate audit_link, audit_entry restart identity");
  }

  private void act(String verb) {
    transaction.executeWithoutResult(
        begun -> audit.record(INES, Act.of(verb).on("page", "7", "Dam, \"lower\"\n|3:a")));
  }

  private void tamper(String... statements) {
    stored
        .sql(
            """
            alter table audit_entry disable trigger user;
            alter table audit_link disable trigger user;
            %s;
            alter table audit_entry enable trigger user;
            alter table audit_link enable trigger user
            """
                .formatted(String.join(";\n", statements)))
        .update();
  }

  private Verdict verify() {
    return chain.verify(Optional.empty(), done -> {});
  }

  @Test
  void whatTheAppWroteIsIntact() {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Intact.class,
            intact -> {
              assertThat(intact.entries()).isEqualTo(3);
              assertThat(intact.head()).hasSize(64);
            });
  }

  @Test
  void anEmptyTrailIsIntactToo() {
    forget();
    assertThat(verify()).isEqualTo(new Intact(0, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "name = 'Inés O’Brien'",
        "subject = 'tom'",
        "at = at + interval '1 microsecond'",
        "organization_id = gen_random_uuid()",
        "act = upper(act)",
        "object = 'page 8'",
        "object_name = object_name || ' '",
        "outcome = 'REFUSED'",
        "detail = '-'",
        "request_id = 'x'",
      })
  void whenOneFieldOfOneEntryIsChanged_thenItIsNamed(String change) {
    tamper("update audit_entry set " + change + " where id = 2");
    assertThat(verify())
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.entry()).isEqualTo(2);
              assertThat(broken.at()).isPresent();
              assertThat(broken.fault()).isEqualTo(Fault.CHANGED);
            });
  }

  @Test
  void whenTextMovesFromOneFieldToTheNext_thenItIsNamed() {
    tamper("update audit_entry set subject = 'i', name = 'nes' || name where id = 1");
    assertThat(verify()).isInstanceOf(Broken.class);
  }

  @Test
  void whenAnEntryIsRemoved_thenItIsNamed() {
    tamper(
        "alter table audit_link drop constraint audit_link_entry_id_fkey",
        "delete from audit_entry where id = 2");
    assertThat(verify()).isEqualTo(new Broken(2, Optional.empty(), Fault.REMOVED));
    tamper(
        "delete from audit_link",
        "alter table audit_link add foreign key (entry_id) references audit_entry");
  }

  @Test
  void whenAnEntryAndItsLinkAreRemoved_thenTheNextOneIsNamed() {
    tamper("delete from audit_link where entry_id = 2", "delete from audit_entry where id = 2");
    assertThat(verify())
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.entry()).isEqualTo(3);
              assertThat(broken.fault()).isEqualTo(Fault.LINK_MISSING);
            });
  }

  @Test
  void whenAnEntryIsSlippedInWithoutALink_thenItIsNamed() {
    tamper(
        """
        insert into audit_entry (at, subject, name, organization_id, act, object, object_name, outcome)
        select at, subject, name, organization_id, act, object, object_name, outcome
          from audit_entry where id = 1
        """);
    assertThat(verify())
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.entry()).isEqualTo(4);
              assertThat(broken.fault()).isEqualTo(Fault.SLIPPED_IN);
            });
  }

  @Test
  void whenTheEndIsCutOff_thenAHeadFromBeforeTells() {
    String head = ((Intact) verify()).head();
    act("role granted");
    assertThat(chain.verify(Optional.of(head), done -> {})).isInstanceOf(Intact.class);
    tamper("delete from audit_link where entry_id >= 3", "delete from audit_entry where id >= 3");
    assertThat(verify()).isInstanceOf(Intact.class);
    assertThat(chain.verify(Optional.of(head), done -> {}))
        .isInstanceOfSatisfying(
            HeadMissing.class, missing -> assertThat(missing.entries()).isEqualTo(2));
  }

  @Test
  void manyAtOnceMakeOneChain() throws Exception {
    List<Callable<Void>> acts = new ArrayList<>();
    IntStream.range(0, 200)
        .forEach(
            n ->
                acts.add(
                    () -> {
                      transaction.executeWithoutResult(
                          begun -> {
                            audit.record(INES, Act.of("act " + n));
                            audit.record(INES, Act.of("act " + n + " once more"));
                            if (n % 7 == 0) {
                              begun.setRollbackOnly();
                            }
                          });
                      return null;
                    }));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Void> done : threads.invokeAll(acts)) {
        done.get();
      }
    }
    assertThat(verify())
        .isInstanceOfSatisfying(
            Intact.class, intact -> assertThat(intact.entries()).isEqualTo(3 + 2 * (200 - 29)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set name = 'somebody else'",
        "delete from audit_entry",
        "truncate audit_entry",
        "update audit_link set digest = ''",
        "delete from audit_link",
        "insert into audit_link (position, entry_id, digest) values (99, 1, '')",
        "alter table audit_entry disable trigger user",
        "drop table audit_entry"
      })
  void theAppItselfCanOnlyAdd(String statement) {
    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .message()
        .containsPattern("permission denied|must be owner");
    assertThat(verify()).isInstanceOf(Intact.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set name = 'somebody else'",
        "delete from audit_link",
        "truncate audit_link, audit_entry"
      })
  void evenTheOwnerIsStoppedByATrigger(String statement) {
    assertThatThrownBy(() -> stored.sql(statement).update()).hasMessageContaining("append-only");
  }

  @Test
  void refusalsStayOnRecordAlthoughWhatTheyRefusedIsRolledBack() {
    transaction.executeWithoutResult(
        begun -> {
          audit.recordRefusal(INES, new AccessDenied(Permission.PUBLISH));
          begun.setRollbackOnly();
        });
    assertThat(
            stored
                .sql("select detail from audit_entry where outcome = 'REFUSED'")
                .query(String.class)
                .list())
        .containsExactly("PUBLISH");
    assertThat(((Intact) verify()).entries()).isEqualTo(4);
  }
}
