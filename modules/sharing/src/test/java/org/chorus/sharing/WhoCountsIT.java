package org.chorus.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.PoolId;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.testing.HouseTest;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Partners get to know people whose signature counts, and nobody else, whatever they agreed to. */
@HouseTest
class WhoCountsIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired ContactExport export;
  @Autowired WholeDatabase stored;

  JointCampaign joint;
  PoolId pool;

  @BeforeEach
  void adaAgrees(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "c" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    var page = joint.page("dam", joint.rivers);
    Map<ConsentTextId, Boolean> answers = new HashMap<>();
    page.asks().forEach(ask -> answers.put(ask.text(), true));
    signing.sign(
        new SignRequest(
            page,
            new PersonName("Ada"),
            new PersonName("Doe"),
            new EmailAddress("ada@example.org"),
            answers));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "HELD,        held = true,                      held = false",
        "INVALIDATED, invalidated_at = now(),           invalidated_at = null",
        "UNCONFIRMED, needs_confirmation = true,        confirmed_at = now()",
      })
  void areHandedOutOnlyWhileTheyCount(String standing, String begin, String end) {
    assertThat(contacts()).isEqualTo(1);

    set(begin);
    assertThat(
            stored
                .sql("select standing from signature where pool_id = :pool")
                .param("pool", pool.value())
                .query(String.class)
                .single())
        .isEqualTo(standing);
    assertThat(contacts()).isZero();

    set(end);
    assertThat(contacts()).isEqualTo(1);
  }

  private void set(String what) {
    stored
        .sql("update signature set " + what + " where pool_id = :pool")
        .param("pool", pool.value())
        .update();
  }

  /** As many as are said to be there. */
  private long contacts() {
    long lines =
        Exported.everybody(export, joint.ines, joint.coalition, pool).lines().skip(1).count();
    assertThat(export.granted(joint.ines, joint.coalition, pool)).isEqualTo(lines);
    return lines;
  }
}
