package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.PoolId;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A petition and a letter of two partners feed one pool, a new one for each test, and after each
 * test its totals agree.
 */
abstract class OnePool {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired Numbers numbers;
  @Autowired Reconciler reconciler;
  @Autowired ManualClock clock;
  @Autowired WholeDatabase stored;

  JointCampaign joint;
  PoolId pool;

  @BeforeEach
  void published(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "s" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    joint.publish(joint.letterInto(pool, "letter"));
  }

  @AfterEach
  void totalsAgree() {
    assertThat(tallied()).isEqualTo(numbers.total(pool));
    assertThat(touches("FIRST")).isEqualTo(stored());
    assertThat(reconciler.compare(pool).drift()).isZero();
  }

  PublishedPage riversPetition() {
    return joint.page("dam", joint.rivers);
  }

  PublishedPage rightsLetter() {
    return joint.page("letter", joint.rights);
  }

  static SignRequest request(PublishedPage page, String email) {
    return request(page, email, Map.of());
  }

  static SignRequest request(
      PublishedPage page, String email, Map<ConsentTextId, Boolean> answers) {
    return new SignRequest(
        page, new PersonName("Ada"), new PersonName("Lovelace"), new EmailAddress(email), answers);
  }

  static Map<ConsentTextId, Boolean> yesToAll(PublishedPage page) {
    return page.asks().stream().collect(Collectors.toMap(ConsentAsk::text, ask -> true));
  }

  long stored() {
    return stored
        .sql("select count(*) from signature where pool_id = ?")
        .param(pool.value())
        .query(Long.class)
        .single();
  }

  long tallied() {
    return stored
        .sql(
            """
            select coalesce(sum(signatures), 0)
              from tally
             where pool_id = ? and dimension = 'EVER' and standing = 'COUNTED'
            """)
        .param(pool.value())
        .query(Long.class)
        .single();
  }

  long touches(String kind) {
    return stored
        .sql(
            """
            select count(*) from touch join signature on signature.id = signature_id
             where pool_id = ? and kind = ?
            """)
        .params(pool.value(), kind)
        .query(Long.class)
        .single();
  }

  SignatureRow rowOf(
      UUID intoPool,
      PublishedPage page,
      String key,
      String email,
      AnswerSheet answers,
      @Nullable String ownWords) {
    return new SignatureRow(
        intoPool,
        key.getBytes(StandardCharsets.UTF_8),
        email,
        "P",
        "Q",
        "en",
        null,
        page.campaign().value(),
        page.organization().orElseThrow().id().value(),
        page.revision().value(),
        Channel.PAGE,
        null,
        null,
        clock.instant(),
        false,
        false,
        null,
        null,
        answers,
        ownWords);
  }
}
