package org.chorus.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chorus.mail.TestKey;
import org.junit.jupiter.api.Test;

class DomainSignerTest {

  @Test
  void withoutAKeyNothingIsWantedOfDomains() {
    assertThat(new DomainSigner("", "chorus").wanted()).isEmpty();
  }

  @Test
  void theRecordHoldsThePublicHalf() {
    DomainSigner.Wanted wanted = new DomainSigner(TestKey.pem(), "chorus").wanted().orElseThrow();
    assertThat(wanted.nameAt("rivers.example")).isEqualTo("chorus._domainkey.rivers.example");
    assertThat(wanted.record()).startsWith("v=DKIM1; k=rsa; p=MII");
    assertThat(wanted.id())
        .isNotEqualTo(new DomainSigner(TestKey.pem(), "other").wanted().orElseThrow().id());
  }

  @Test
  void aKeyThatIsTooShortOrNoneStopsTheStartAndIsNotRepeated() {
    for (String key : new String[] {TestKey.make(1024), "c2VjcmV0"}) {
      assertThatThrownBy(() -> new DomainSigner(key, "chorus"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("chorus.mail.dkim.key")
          .hasMessageNotContaining(key);
    }
    assertThatThrownBy(() -> new DomainSigner("", "not a label"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
