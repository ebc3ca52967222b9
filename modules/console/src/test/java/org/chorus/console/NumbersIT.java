package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.Country;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.Members;
import org.chorus.sharing.export.ExportScope;
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
    assertThat(test(dialog).getHeader()).isEqualTo("Export contacts as CSV");
    test(dialog).confirm();
    assertThat(notices()).contains("It is on record");

    assertThat(download())
        .contains("ada@example.org", "cem@example.org")
        .doesNotContain("bea@example.org");
    assertThat(files()).singleElement().asString().contains("2 people", "Ready", "ines");
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

    assertThat(files()).isEmpty();
  }

  @Test
  void aFileIsNotDownloadedWithASecondFactorOfLongAgo() {
    exported();
    service(ManualClock.class).advance(Duration.ofMinutes(10));
    assertThatThrownBy(this::download).isNotNull();
  }

  @Test
  void whoCameSinceTheLastDownloadCanBeExportedAlone() {
    exported();
    download();
    service(ManualClock.class).advance(Duration.ofMinutes(1));
    sign(joint.page("dam", joint.rivers), "dora", true);
    click("export-contacts");
    ConfirmDialog dialog = find(ConfirmDialog.class).withId("export-dialog").single();
    @SuppressWarnings("unchecked")
    RadioButtonGroup<ExportScope> scope = find(RadioButtonGroup.class).single();
    scope.setValue(ExportScope.NEW);
    test(dialog).confirm();
    assertThat(files()).first().asString().contains("1 person, new ones only");
  }

  @Test
  void aFileIsThrownAwayOnceThatIsConfirmed() {
    exported();
    Button discard = find(Button.class).withText("Throw away").single();
    test(discard).click();
    confirm();
    assertThat(notices()).contains("The file is gone.");
    assertThat(files()).singleElement().asString().contains("Gone");
    assertThat(find(Button.class).withText("Throw away").exists()).isFalse();
  }

  private void exported() {
    desk.stepUp(joint.ines);
    click("export-contacts");
    test(find(ConfirmDialog.class).withId("export-dialog").single()).confirm();
  }

  private String download() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    test(find(Anchor.class).withText("Download").single()).download(file);
    return file.toString(StandardCharsets.UTF_8);
  }

  /** As they are listed. */
  private List<String> files() {
    return find(ListItem.class).all().stream()
        .filter(
            item ->
                item.getParent()
                    .flatMap(Component::getId)
                    .filter("contact-files"::equals)
                    .isPresent())
        .map(item -> item.getElement().getTextRecursively())
        .toList();
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
    assertThat(find(Anchor.class).withText("Download").exists()).isFalse();
  }

  @Test
  void saysWhichWayPeopleCameAndNotOfAFewOfOthers() {
    assertThat(rows("by-channel")).containsExactly("Direct, or not known | not told | 2");
    assertThat(screen()).contains("only a few people came through the others");
    for (int n = 0; n < 5; n++) {
      sign(joint.page("dam", joint.rights), "more" + n, false);
    }
    open("campaigns/" + campaign);
    open("campaigns/" + campaign + "/numbers");
    assertThat(rows("by-channel")).containsExactly("Direct, or not known | 8 | 2");
    assertThat(screen()).doesNotContain("only a few people came through the others");
  }

  @Test
  void saysWhereNobodyWaitsThatEverybodyCounts() {
    assertThat(screen()).contains("Every signature counts: none waits");
    assertThat(find(Div.class).withId("by-country").exists()).isFalse();
    assertThat(text("recount")).contains("The first time is still to come.");
  }

  @Test
  void saysWhoWaitsAndWhereTheOthersLive() {
    CampaignSettings settings = service(CampaignSettings.class);
    CampaignId strict = joint.petition("strict");
    settings.chooseCounting(joint.ines, strict, Counting.WHEN_CONFIRMED);
    settings.chooseCountryQuestion(joint.ines, strict, CountryQuestion.OPTIONAL);
    joint.publish(strict);
    sign(joint.page("strict", joint.rivers), "ada", true);
    sign(joint.page("strict", joint.rights), "bea", true);

    open("campaigns/" + strict + "/numbers");
    assertThat(figure("total")).isEqualTo("0");
    assertThat(rows("uncounted"))
        .singleElement()
        .asString()
        .startsWith("Wait for confirmation")
        .endsWith("| 2 | 1");

    CampaignId asking = joint.petition("asking");
    settings.chooseCountryQuestion(joint.ines, asking, CountryQuestion.OPTIONAL);
    joint.publish(asking);
    PublishedPage page = joint.page("asking", joint.rivers);
    sign(page, "ada", Optional.empty(), Channel.EMAIL);
    sign(page, "bea", Optional.of(new Country("DE")), Channel.EMAIL);
    sign(page, "cem", Optional.empty(), Channel.PRINT);
    open("campaigns/" + asking + "/numbers");
    assertThat(rows("by-country")).containsExactly("Germany | 1 | 1", "Not said | 2 | 2");
    assertThat(rows("by-channel")).containsExactly("Email | 2 | 2", "Print and QR codes | 1 | 1");
  }

  @Test
  void aPeriodIsChosenWhereTheNumbersStand() {
    assertThat(rows("comparison"))
        .containsExactly(
            "You | 2 | 2 | 67%",
            "The other partner | not told | not told | not told",
            "Everybody together | 3 | 3 | 100%");
    assertThat(screen()).contains("with one other partner the average would be that partner's");
    service(ManualClock.class).advance(Duration.ofDays(10));
    choose("Last 7 days");
    assertThat(screen()).contains("Nobody signed in this period.");
    assertThat(find(Div.class).withId("by-channel").exists()).isFalse();
    choose("Last 30 days");
    assertThat(rows("by-channel")).containsExactly("Direct, or not known | not told | 2");
    assertThat(rows("by-language")).containsExactly("English | not told | 2");
    assertThat(figure("total")).as("whatever the period").isEqualTo("3");
  }

  @Test
  void theOwnPeopleAreToldOverTimeByWhatTheyHaveInCommon() {
    PublishedPage page = joint.page("dam", joint.rivers);
    sign(page, "dan", Optional.empty(), Channel.EMAIL);
    open("campaigns/" + campaign);
    open("campaigns/" + campaign + "/numbers");
    assertThat(rows("own-people")).singleElement().asString().endsWith("| 2 | 1");
    Select<?> by = find(Select.class).withId("own-people-by").single();
    test(by).selectItem("Your link");
    roundTrip();
    assertThat(screen()).contains("Nobody came by one of your links to this campaign");
    test(by).selectItem("Language");
    roundTrip();
    assertThat(rows("own-people")).singleElement().asString().endsWith("| 3");
  }

  @Test
  void whereNobodyHasSignedTheScreenSaysWhatWillStandThere() {
    CampaignId quiet = joint.petition("quiet");
    joint.publish(quiet);
    open("campaigns/" + quiet + "/numbers");
    assertThat(screen()).contains("Columns appear here with the first signature.");
    assertThat(find(Div.class).withId("comparison").exists()).isFalse();
  }

  private void choose(String period) {
    Select<?> select = find(Select.class).withId("numbers-period").single();
    test(select).selectItem(period);
    roundTrip();
  }

  private void sign(PublishedPage page, String name, Optional<Country> country, Channel channel) {
    SignOutcome outcome =
        service(Signing.class)
            .sign(
                new SignRequest(
                        page,
                        new PersonName(name),
                        new PersonName("Doe"),
                        new EmailAddress(name + "@example.org"),
                        Map.of(),
                        Optional.empty(),
                        country)
                    .through(channel));
    assertThat(outcome).isInstanceOf(SignOutcome.Accepted.class);
  }

  /** The rows of a table, cell by cell. */
  private List<String> rows(String part) {
    return find(NativeTable.class).all().stream()
        .filter(table -> isIn(table, part))
        .flatMap(table -> table.getBody().getRows().stream())
        .map(
            row ->
                row.getChildren()
                    .map(cell -> cell.getElement().getTextRecursively())
                    .collect(Collectors.joining(" | ")))
        .toList();
  }

  private static boolean isIn(Component component, String part) {
    return Stream.iterate(
            Optional.of(component), Optional::isPresent, each -> each.flatMap(Component::getParent))
        .anyMatch(each -> each.flatMap(Component::getId).equals(Optional.of(part)));
  }

  private String text(String id) {
    return find(Paragraph.class).withId(id).single().getText();
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
    assertThat(outcome).isInstanceOf(SignOutcome.Accepted.class);
  }
}
