package org.chorus.mail.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import org.chorus.kernel.EmailAddress;
import org.chorus.mail.PostOffice;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;

@HouseTest
@TestPropertySource(
    properties = {
      "chorus.public-url=https://petitions.example",
      "chorus.mail.from=campaigns@petitions.example"
    })
class ListedDomainsIT {

  @Autowired ApplicationContext house;
  @Autowired SenderAddresses senders;

  PostOffice office;

  @BeforeEach
  void office(TestInfo test) throws Exception {
    office = new PostOffice(house, test.getDisplayName());
  }

  private void list(String pairs) {
    ReflectionTestUtils.setField(senders, "listed", new ListedDomains(pairs));
  }

  String fromOfMailTo(String name) throws Exception {
    office.signs(name);
    office.deliver();
    return ((InternetAddress) office.received().getLast().getFrom()[0]).getAddress();
  }

  @Test
  void aDomainThatTheOperatorListsForAnOrganizationIsUsedAtOnceUnsigned() throws Exception {
    list(office.joint.rivers.alias() + "=Rivers.example, other=forests.example");
    assertThat(senders.propose(office.joint.ines, new EmailAddress("hello@rivers.example")))
        .isEqualTo(new SenderOutcome.InUse());
    assertThat(fromOfMailTo("Ada")).isEqualTo("hello@rivers.example");
    assertThat(office.received().getLast().getHeader("DKIM-Signature")).isNull();
  }

  @Test
  void noOtherDomainAndNoOtherOrganizationIs() {
    list("other=forests.example");
    assertThat(senders.propose(office.joint.ines, new EmailAddress("hello@forests.example")))
        .isEqualTo(new SenderOutcome.NotListed());
    assertThat(senders.find(office.joint.ines)).isEmpty();
  }

  @Test
  void whatIsNotListedAnyMoreEnds() throws Exception {
    list(office.joint.rivers.alias() + "=rivers.example");
    senders.propose(office.joint.ines, new EmailAddress("hello@rivers.example"));
    senders.checkAgain();
    assertThat(fromOfMailTo("Ada")).isEqualTo("hello@rivers.example");
    list("");
    senders.checkAgain();
    assertThat(fromOfMailTo("Bea")).isEqualTo("campaigns@petitions.example");
  }

  @Test
  void aListThatIsNoneStopsTheStart() {
    assertThatThrownBy(() -> new ListedDomains("rivers.example"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
