package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.select.Select;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.Members;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class StatementIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void threePeopleSign() {
    campaign = joint.petition("dam");
    joint.publish(campaign);
    sign(joint.page("dam", joint.rivers), "ada", true);
    sign(joint.page("dam", joint.rivers), "bea", false);
    sign(joint.page("dam", joint.rights), "cem", true);
  }

  private void sign(PublishedPage page, String name, boolean yes) {
    service(Signing.class)
        .sign(
            new SignRequest(
                page,
                new PersonName(name),
                new PersonName("Doe"),
                new EmailAddress(name + "@" + joint.slug("x") + ".example.org"),
                page.asks().stream().collect(Collectors.toMap(ConsentAsk::text, ask -> yes))));
  }

  private void openStatement() {
    open("campaigns/" + campaign + "/statement");
  }

  private String figure(String id) {
    return find(NativeTableRow.class)
        .withId("figure-" + id)
        .single()
        .getChildren()
        .reduce((title, number) -> number)
        .orElseThrow()
        .getElement()
        .getText();
  }

  private String people() {
    return find(NativeTable.class).withId("people").single().getElement().getTextRecursively();
  }

  @Test
  void theNumbersLeadToIt() {
    open("campaigns/" + campaign + "/numbers");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).endsWith("/statement"));
  }

  @Test
  void saysWhatTheOrganizationGotAndHowEachFigureIsCounted() {
    openStatement();
    assertThat(figure("brought")).isEqualTo("2");
    assertThat(figure("granted")).isEqualTo("2");
    assertThat(figure("granted-own")).isEqualTo("1");
    assertThat(figure("granted-agreed")).isEqualTo("1");
    assertThat(figure("held")).isEqualTo("2");
    assertThat(screen())
        .contains("By the terms each partner receives everybody who agrees to it.")
        .doesNotContain("Wait for a place", "Dealt to you");
  }

  @Test
  void aFigureOpensIntoNamesWithASecondFactor() {
    openStatement();
    assertThat(screen()).contains("takes your second factor").doesNotContain("ada Doe");

    desk.stepUp(joint.ines);
    openStatement();
    assertThat(people()).contains("ada Doe", "cem Doe").doesNotContain("bea");

    Select<?> basis = find(Select.class).withId("people-basis").single();
    test(basis).selectItem("Agreed to you elsewhere");
    roundTrip();
    assertThat(people()).contains("cem Doe").doesNotContain("ada Doe");
  }

  @Test
  void comesAsAFileToo() {
    openStatement();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    test(find(Anchor.class).withId("download-statement").single()).download(file);
    assertThat(file.toString(StandardCharsets.UTF_8))
        .contains("figure,title,people", "brought,You brought,2", "held,You hold now,2");
  }

  @Test
  void comesOnPaperToo() throws IOException {
    openStatement();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    test(find(Anchor.class).withId("download-statement-pdf").single()).download(file);
    try (PdfReader pdf = new PdfReader(file.toByteArray())) {
      assertThat(new PdfTextExtractor(pdf).getTextFromPage(1))
          .contains("Statement: ", "From the beginning", "You brought", "You hold now");
    }
  }

  @Test
  void analystsReadFiguresAndNoNames() {
    Actor analyst = joint.newcomer("anna", joint.rivers);
    service(Members.class)
        .assignRoles(
            joint.ines, SecondFactor.of(joint.ines), analyst.subject(), Set.of(Role.ANALYST));
    open(analyst, "campaigns/" + campaign + "/statement");
    assertThat(figure("brought")).isEqualTo("2");
    assertThat(screen()).contains("Data stewards of your organization can look through them.");
  }

  @Test
  void othersFindNothing() {
    assertThatThrownBy(
            () -> {
              open(joint.outsider, "campaigns/" + campaign + "/statement");
              figure("brought");
            })
        .isNotNull();
  }
}
