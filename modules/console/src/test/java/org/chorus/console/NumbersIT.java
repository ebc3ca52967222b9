package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.Members;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignOutcome;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NumbersIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void threePeopleSign() {
    campaign = joint.petition("dam");
    joint.publish(campaign);
    sign(joint.page("dam", joint.rivers), "ada", true);
    sign(joint.page("dam", joint.rivers), "bea", false);
    sign(joint.page("dam", joint.rights), "cem", true);
    open("campaigns/" + campaign + "/numbers");
  }

  @Test
  void showsOwnAndOthersAndNeverWhose() {
    assertThat(figure("total")).isEqualTo("3");
    assertThat(figure("own")).isEqualTo("2");
    assertThat(figure("others")).isEqualTo("1");
    assertThat(figure("granted")).isEqualTo("2");
    assertThat(screen()).doesNotContain("rights");
    assertThat(find(Svg.class).exists()).isTrue();
  }

  @Test
  void aDataStewardDownloadsExactlyThoseWhoAgreed() {
    desk.stepUp(joint.ines);
    click("export-contacts");
    ConfirmDialog dialog = find(ConfirmDialog.class).withId("export-dialog").single();
    assertThat(test(dialog).getHeader()).isEqualTo("Download 2 people as CSV");
    test(dialog).confirm();
    assertThat(notices()).contains("It is on record");

    ByteArrayOutputStream file = new ByteArrayOutputStream();
    test(find(Anchor.class).withClassName("hidden-download").single()).download(file);
    assertThat(file.toString(StandardCharsets.UTF_8))
        .contains("ada@example.org", "cem@example.org")
        .doesNotContain("bea@example.org");
    assertThat(
            service(AuditReading.class)
                .ofOrganization(joint.ines, AuditFilter.containing("exported"), 0, 9))
        .hasSize(1);
  }

  @Test
  void withoutASecondFactorTheWayLeadsToTheLoginAndNoFileComesOut() {
    click("export-contacts");
    assertThat(find(ConfirmDialog.class).withId("export-dialog").exists()).isFalse();
    assertThat(test(find(ConfirmDialog.class).withId("second-factor-dialog").single()).getText())
        .contains("Downloading contacts takes a code");
    confirm();
    assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
        .anySatisfy(
            script ->
                assertThat(script.getInvocation().getParameters())
                    .contains(
                        "/oauth2/authorization/keycloak?step-up=campaigns%2F"
                            + campaign
                            + "%2Fnumbers"));

    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Anchor download = find(Anchor.class).withClassName("hidden-download").single();
    assertThatThrownBy(() -> test(download).download(file)).isNotNull();
    assertThat(file.size()).isZero();
  }

  @Test
  void aSecondFactorOfLongAgoIsAskedForAgain() {
    desk.stepUp(joint.ines);
    open("campaigns/" + campaign + "/numbers");
    assertThat(screen()).contains("You have shown your second factor: go on.");
    service(ManualClock.class).advance(Duration.ofMinutes(10));
    click("export-contacts");
    assertThat(find(ConfirmDialog.class).withId("second-factor-dialog").exists()).isTrue();
  }

  @Test
  void whoeverLostTheRoleMeanwhileGetsNoFile() {
    desk.stepUp(joint.ines);
    click("export-contacts");
    service(Members.class)
        .assignRoles(
            joint.ines,
            SecondFactor.of(joint.ines),
            joint.ines.subject(),
            Set.of(Role.ORGANIZATION_ADMINISTRATOR, Role.ANALYST));

    ConfirmDialog dialog = find(ConfirmDialog.class).withId("export-dialog").single();
    assertThatThrownBy(() -> test(dialog).confirm()).isInstanceOf(AccessDenied.class);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Anchor download = find(Anchor.class).withClassName("hidden-download").single();
    assertThatThrownBy(() -> test(download).download(file)).isNotNull();
    assertThat(file.size()).isZero();
  }

  private String figure(String id) {
    return find(Span.class).withId("figure-" + id).single().getText();
  }

  private void sign(PublishedPage page, String name, boolean answer) {
    SignOutcome outcome =
        service(Signing.class)
            .sign(
                new SignRequest(
                    page,
                    new PersonName(name),
                    new PersonName("Doe"),
                    new EmailAddress(name + "@example.org"),
                    page.asks().stream()
                        .collect(Collectors.toMap(ConsentAsk::text, ask -> answer))));
    assertThat(outcome).isEqualTo(new SignOutcome.Accepted());
  }
}
