package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Assignment;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.Assignments;
import org.chorus.signature.Circumstances;
import org.chorus.signature.NetworkRange;
import org.chorus.signature.Numbers;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.signature.Suspicion;
import org.chorus.signature.moderation.ModerationAction;
import org.chorus.signature.moderation.ModerationActions;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suspicious signatures, as moderators see them and decide about them. */
class SignaturesToLookAtIT extends ConsoleTest {

  CampaignId petition;
  Actor noor;

  @BeforeEach
  void aPublicPetitionWithAModerator() throws Exception {
    petition = joint.petition("dam");
    joint.publish(petition);
    noor = joint.newcomer("noor", joint.rights);
    service(Assignments.class)
        .give(
            joint.maja,
            SecondFactor.of(joint.maja),
            noor.subject(),
            Assignment.of(Role.MODERATOR).in(petition));
    signs("countess@example.org", "192.0.2.7", Set.of());
  }

  private void signs(String email, String address, Set<Suspicion> suspicions) throws Exception {
    service(Signing.class)
        .sign(
            new SignRequest(
                    joint.page("dam", joint.rivers),
                    new PersonName("Ada"),
                    new PersonName("Lovelace"),
                    new EmailAddress(email),
                    Map.of())
                .under(
                    new Circumstances(
                        Optional.of(NetworkRange.around(InetAddress.ofLiteral(address))),
                        suspicions)));
  }

  private void threeOfAProgram() throws Exception {
    for (String name : new String[] {"x", "y", "z"}) {
      signs(
          name + "@throwaway.example",
          "198.51.100.9",
          EnumSet.of(Suspicion.HONEYPOT, Suspicion.TOO_FAST));
    }
  }

  private long number() {
    return service(Numbers.class).total(joint.overview(petition).pool());
  }

  private void look() {
    open(noor, "campaigns/" + petition + "/signatures");
  }

  /** Without any, there is no table to be seen. */
  private long rows() {
    return find(NativeTable.class).withId("masked-signatures").all().stream()
        .mapToLong(table -> table.getBody().getRowCount())
        .sum();
  }

  private void because(String reason) {
    test(find(TextArea.class).withId("act-reason").single()).setValue(reason);
    click("act");
  }

  private ModerationAction latest() {
    return service(ModerationActions.class).actions(noor, petition).getFirst();
  }

  @Test
  void whereNothingWaitsTheScreenSaysSo() {
    look();
    assertThat(screen())
        .contains("No signature waits for a moderator.", "Nothing waits for you.", "Nothing yet.");
    assertThat(rows()).isZero();
    assertThat(offers("take-all-out")).isFalse();
  }

  @Test
  void theCampaignSaysHowManyWaitAndLeadsModeratorsThere() throws Exception {
    threeOfAProgram();
    open("campaigns/" + petition);
    assertThat(screen())
        .contains("3 signatures wait for a moderator.", "Administrators give that role");
    assertThat(offers("signatures")).isFalse();
    open(noor, "campaigns/" + petition);
    assertThat(screen()).contains("3 signatures wait for a moderator.", "Look at them");
    assertThat(offers("signatures")).isTrue();
  }

  @Test
  void whoeverDoesNotModerateIsRefused() {
    open("campaigns/" + petition + "/signatures");
    assertThat(screen()).doesNotContain("Signatures to look at");
    assertThat(find(NativeTable.class).withId("masked-signatures").exists()).isFalse();
  }

  @Test
  void thoseWhoWaitAreShownMasked() throws Exception {
    threeOfAProgram();
    look();
    assertThat(rows()).isEqualTo(3);
    assertThat(screen())
        .contains(
            "3 signatures wait for a moderator",
            "A. L. x…@throwaway.example",
            "Quicker than anybody reads",
            "198.51.100.0/24")
        .doesNotContain("Lovelace", "countess");
  }

  @Test
  void allThatAFilterSelectsGoOutAndComeBack() throws Exception {
    threeOfAProgram();
    look();
    click("let-all-in");
    assertThat(screen())
        .contains("Let 3 signatures in?", "The number that everybody sees goes from 1 to 4.");
    click("act");
    assertThat(number()).as("without a reason nothing happens").isEqualTo(1);
    because("A class signed together");
    assertThat(number()).isEqualTo(4);
    assertThat(notices()).contains("Done. You can take it back below.");
    assertThat(screen())
        .contains(
            "3 signatures let in",
            "“A class signed together”",
            "No signature waits for a moderator.");

    click("undo-" + latest().id());
    confirm();
    assertThat(number()).isEqualTo(1);
    assertThat(screen()).contains("Taken back by noor", "3 signatures wait for a moderator");
  }

  @Test
  void oneAloneIsTakenOut() throws Exception {
    look();
    find(Select.class).withId("filter-standing").single().clear();
    assertThat(rows()).isEqualTo(1);
    Button out =
        find(Button.class).all().stream()
            .filter(button -> button.getId().orElse("").startsWith("take-out-"))
            .findFirst()
            .orElseThrow();
    test(out).click();
    assertThat(screen()).contains("Take 1 signature out?", "goes from 1 to 0.");
    because("Asked us to, by telephone");
    assertThat(number()).isZero();
    assertThat(screen()).contains("1 signature taken out of the count", "Taken out");
  }

  @Test
  void aRowOfTheTrendsShowsWhatIsBehindIt() throws Exception {
    threeOfAProgram();
    look();
    Button network =
        find(Button.class).all().stream()
            .filter(button -> "198.51.100.0/24".equals(button.getText()))
            .findFirst()
            .orElseThrow();
    test(network).click();
    assertThat(find(TextField.class).withId("filter-network").single().getValue())
        .isEqualTo("198.51.100.0/24");
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void aNetworkThatIsNoneSelectsNobody() throws Exception {
    threeOfAProgram();
    look();
    TextField network = find(TextField.class).withId("filter-network").single();
    test(network).setValue("198.51");
    assertThat(network.isInvalid()).isTrue();
    assertThat(offers("let-all-in")).isFalse();
    assertThat(rows()).isZero();
  }

  @Test
  void whatIsUnderWayShowsHowFarItIs() throws Exception {
    threeOfAProgram();
    look();
    click("take-all-out");
    because("A program");
    service(WholeDatabase.class)
        .sql("update moderation_action set state = 'RUNNING', handled = 1 where id = ?")
        .param(latest().id())
        .update();
    look();
    assertThat(screen()).contains("1 of 3");
    ProgressBar bar = find(ProgressBar.class).single();
    assertThat(bar.getValue()).isEqualTo(1);
    assertThat(bar.getMax()).isEqualTo(3);
  }
}
