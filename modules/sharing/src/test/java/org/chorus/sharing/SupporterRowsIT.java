package org.chorus.sharing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.Signing;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What PostgreSQL shows to raw SQL that asks for everything, as the roles that the app can take.
 */
@HouseTest
class SupporterRowsIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired ContactGrants grants;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  JointCampaign joint;
  TransactionTemplate transaction;

  @BeforeEach
  void signaturesOfTwoPartners(TestInfo test) {
    transaction = new TransactionTemplate(transactions);
    String world =
        "r"
            + Integer.toHexString(
                (test.getTestMethod() + test.getDisplayName()).hashCode() & 0xfffffff);
    joint = new JointCampaign(house, world, SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    signs("both-" + world, joint.rivers, joint.rights);
    signs("rivers-" + world, joint.rivers);
    signs("rights-" + world, joint.rights);
    signs("nobody-" + world);
    grants.settle(joint.overview(petition).pool());
  }

  private void signs(String name, OrganizationProfile... yes) {
    var page = joint.page("dam", joint.rivers);
    signing.sign(Supporters.request(page, name, name + "@example.org", yes));
  }

  private <T> T asStaffOf(OrganizationId organization, Supplier<T> reading) {
    return requireNonNull(
        transaction.execute(
            begun -> {
              rows.showGrantedTo(organization);
              return reading.get();
            }));
  }

  private List<String> everybody() {
    return jdbc.sql("select given_name from signature order by id")
        .query((row, number) -> row.getString("given_name"))
        .list();
  }

  private List<String> contacts() {
    return jdbc.sql("select given_name from granted_contact order by signature_id")
        .query((row, number) -> row.getString("given_name"))
        .list();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void staffSeeTheContactsOfTheirOrganizationAndNobodyElses() {
    assertThat(asStaffOf(joint.rivers.id(), this::everybody))
        .hasSize(2)
        .allMatch(name -> name.startsWith("both-") || name.startsWith("rivers-"))
        .isEqualTo(asStaffOf(joint.rivers.id(), this::contacts));
    assertThat(asStaffOf(joint.rights.id(), this::everybody))
        .hasSize(2)
        .allMatch(name -> name.startsWith("both-") || name.startsWith("rights-"))
        .isEqualTo(asStaffOf(joint.rights.id(), this::contacts));
  }

  /** Masked, and only that: moderating a campaign grants nobody's contact. */
  @Test
  void moderatorsSeeTheCampaignMaskedAndNobodysContact() {
    CampaignId petition = joint.page("dam", joint.rivers).campaign();
    transaction.executeWithoutResult(
        begun -> {
          rows.showMasked(petition);
          assertThat(count("masked_signature")).isEqualTo(4);
          assertThat(everybody()).isEmpty();
          assertThat(count("contact_grant")).isZero();
        });
    assertThat(asStaffOf(joint.rivers.id(), () -> count("masked_signature"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"signature", "contact_grant", "granted_contact"})
  void whatBelongsToOthersIsNotCountedEither(String table) {
    assertThat(asStaffOf(joint.rivers.id(), () -> count(table))).isPositive();
    assertThat(
            asStaffOf(
                joint.rivers.id(),
                () ->
                    "signature".equals(table)
                        ? count(table + " where given_name like 'rights-%'")
                        : count(table + " where organization_id <> '" + joint.rivers.id() + "'")))
        .isZero();
    assertThat(asStaffOf(OrganizationId.random(), () -> count(table))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"signature", "contact_grant", "granted_contact"})
  void whoeverNamesNoOrganizationSeesNobody(String table) {
    assertThat(
            transaction.<Long>execute(
                begun -> {
                  jdbc.sql("set local role chorus_staff").update();
                  return count(table);
                }))
        .isZero();
  }

  @Test
  void whenThePartnerIsSuspended_thenItsStaffSeeNobodyAtOnce() {
    SeatId seat = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    assertThat(seats.suspend(joint.ines, joint.coalition, seat, "No answer for weeks"))
        .isEqualTo(new SeatOutcome.Done());
    assertThat(asStaffOf(joint.rights.id(), this::everybody)).isEmpty();
    assertThat(asStaffOf(joint.rights.id(), this::contacts)).isEmpty();
    assertThat(asStaffOf(joint.rivers.id(), this::everybody)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select signer_key from signature",
        "select * from touch",
        "select * from consent",
        "select * from recount",
        "select * from confirmation",
        "select * from signed_letter",
        "select * from waiting_contact",
        "select * from moderated_signature",
        "update signature set email = ''",
        "delete from contact_grant",
        "insert into contact_grant select * from contact_grant",
        "select * from member",
        "select * from audit_entry"
      })
  void staffReadWhatAnExportNeedsAndWriteNothing(String statement) {
    assertThatThrownBy(
            () -> asStaffOf(joint.rivers.id(), () -> jdbc.sql(statement).query().listOfRows()))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  /** As a query of staff would be that never asked for anything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "signature",
        "touch",
        "consent",
        "confirmation",
        "signed_letter",
        "contact_grant",
        "granted_contact",
        "masked_signature",
        "moderated_signature"
      })
  void theAppItselfSeesNobody(String table) {
    assertThatThrownBy(() -> count(table))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> transaction.execute(begun -> count(table)))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void nobodyOpensRowsOutsideOfATransaction() {
    assertThatThrownBy(() -> rows.showGrantedTo(joint.rivers.id()))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> rows.openAll()).isInstanceOf(IllegalTransactionStateException.class);
  }

  /** On every connection of the pool, after commits, rollbacks and errors in turn. */
  @Test
  void whatATransactionWasShownEndsWithIt() throws Exception {
    List<Callable<List<String>>> turns =
        IntStream.range(0, 200)
            .<Callable<List<String>>>mapToObj(n -> () -> leftAfterTurn(n))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<List<String>> left : threads.invokeAll(turns)) {
        assertThat(left.get()).containsExactly("chorus_app", "");
      }
    }
  }

  private List<String> leftAfterTurn(int n) {
    OrganizationId organization = n % 2 == 0 ? joint.rivers.id() : joint.rights.id();
    try {
      transaction.executeWithoutResult(
          begun -> {
            if (n % 5 == 0) {
              rows.openAll();
            } else {
              rows.showGrantedTo(organization);
            }
            assertThat(everybody()).isNotEmpty();
            if (n % 3 == 0) {
              jdbc.sql("select 1 / 0").query().singleRow();
            } else if (n % 3 == 1) {
              begun.setRollbackOnly();
            }
          });
    } catch (DataAccessException divisionByZero) {
      // every third turn
    }
    return jdbc.sql(
            "select current_user::text, coalesce(current_setting('chorus.organization', true), '')")
        .query((row, number) -> List.of(row.getString(1), row.getString(2)))
        .single();
  }
}
