package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.JoinRequests;
import org.chorus.coalition.SeatState;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organization finds a coalition and asks to join; its conveners answer. */
class AskingToJoinIT extends ConsoleTest {

  String coalition;
  OrganizationProfile outside;

  @BeforeEach
  void openCoalition() {
    coalition = "coalitions/" + joint.coalition;
    outside = service(Organizations.class).find(joint.outsider.organization()).orElseThrow();
    open(coalition);
  }

  void allow() {
    test(find(Checkbox.class).withId("take-requests").single()).click();
  }

  void words(String text) {
    test(find(TextArea.class).withId("words").single()).setValue(text);
    click("send-words");
  }

  void ask() {
    allow();
    open(joint.outsider, "coalitions");
    click("ask-" + joint.coalition);
    words("We plant trees.");
  }

  @Test
  void nobodyCanAskUnlessAConvenerAllowsIt() {
    assertThat(screen()).contains("Nobody is waiting for an answer.");
    open(joint.maja, coalition);
    assertThat(find(Checkbox.class).withId("take-requests").exists()).isFalse();
    open(joint.outsider, "coalitions");
    assertThat(offers("ask-" + joint.coalition)).isFalse();
    open(joint.ines, coalition);
    allow();
    assertThat(notices()).contains("Organizations can find this coalition now");
    open(joint.outsider, "coalitions");
    assertThat(offers("ask-" + joint.coalition)).isTrue();
    open(joint.newcomer("peter", outside), "coalitions");
    assertThat(offers("ask-" + joint.coalition)).isFalse();
    assertThat(screen()).contains("Ask an administrator of outside");
  }

  @Test
  void coalitionsAreSearched() {
    allow();
    open(joint.outsider, "coalitions");
    TextField search = find(TextField.class).withId("search-coalitions").single();
    test(search).setValue("nothing of the kind");
    assertThat(screen()).contains("No coalition of that name or partner takes requests.");
    test(search).setValue("clean");
    assertThat(offers("ask-" + joint.coalition)).isTrue();
  }

  @Test
  void whoeverAsksIsInvitedAndAccepts() {
    allow();
    open(joint.outsider, "coalitions");
    click("ask-" + joint.coalition);
    words("");
    assertThat(find(TextArea.class).withId("words").single().isInvalid()).isTrue();
    words("We plant trees.");
    assertThat(notices()).contains("The conveners of Clean water are asked.");
    assertThat(screen()).contains("You asked to join", "Not answered yet");

    open(joint.ines, "");
    assertThat(screen()).contains("Answer the request of outside to join");
    open(coalition);
    assertThat(screen()).contains("“We plant trees.”", "asked by olga");
    click("invite-" + outside.alias());
    assertThat(notices()).contains("outside is invited");
    assertThat(service(Coalitions.class).get(joint.coalition).seatOf(outside.id()).state())
        .isEqualTo(SeatState.INVITED);
    open(joint.outsider, "");
    assertThat(screen()).contains("Answer the invitation");
  }

  @Test
  void whoeverIsTurnedDownReadsWhy() {
    ask();
    open(joint.ines, coalition);
    click("turn-down-" + outside.alias());
    words("We are complete.");
    assertThat(notices()).contains("outside is turned down, and reads why.");
    open(joint.outsider, "coalitions");
    assertThat(screen()).contains("Turned down", "“We are complete.” You can ask again on");
    click("ask-" + joint.coalition);
    words("Please.");
    assertThat(notices()).contains("You were turned down not long ago.");
  }

  @Test
  void aRequestIsWithdrawn() {
    ask();
    click("withdraw-request");
    confirm();
    assertThat(notices()).contains("The request is withdrawn.");
    assertThat(service(JoinRequests.class).waiting(joint.ines, joint.coalition)).isEmpty();
  }
}
