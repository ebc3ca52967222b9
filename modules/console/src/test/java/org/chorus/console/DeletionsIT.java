package org.chorus.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.access.SteppedUp;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.PoolId;
import org.chorus.organization.Members;
import org.chorus.sharing.ContactExport;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ExportScope;
import org.chorus.signature.Confirmations;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignOutcome;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.signature.Withdrawals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** Contacts to delete, on screen. Rivers has exported Ada, who then has everything erased. */
class DeletionsIT extends ConsoleTest {

  private static final String PATH = "organization/deletions";

  private LinkToken ada;

  @BeforeEach
  void exported() {
    CampaignId campaign = joint.petition("dam");
    joint.publish(campaign);
    ada = sign("Ada");
    PoolId pool = joint.overview(campaign).pool();
    SteppedUp proof = SecondFactor.of(joint.ines);
    ContactExport export = service(ContactExport.class);
    ContactFile file =
        export
            .ask(joint.ines, proof, joint.coalition, pool, "dam", ExportScope.EVERYBODY)
            .orElseThrow();
    assertThat(export.open(joint.ines, proof, joint.coalition, pool, "dam", file.id())).isPresent();
  }

  private LinkToken sign(String name) {
    PublishedPage page = joint.page("dam", joint.rivers);
    SignOutcome outcome =
        service(Signing.class)
            .sign(
                new SignRequest(
                    page,
                    new PersonName(name),
                    new PersonName("Lovelace"),
                    new EmailAddress("ada@" + joint.slug("x") + ".example.org"),
                    page.asks().stream().collect(Collectors.toMap(ConsentAsk::text, ask -> true))));
    long signature = ((SignOutcome.Accepted) outcome).signature();
    return requireNonNull(
        service(TransactionOperations.class)
            .execute(begun -> service(Confirmations.class).issue(signature)));
  }

  private void erased() {
    service(Withdrawals.class).erase(ada);
  }

  @Test
  void whoeverHasNobodyToDeleteIsToldSo() {
    open(PATH);
    assertThat(screen()).contains("Nobody to delete");
    open("");
    assertThat(screen()).doesNotContain("Delete contacts");
  }

  @Test
  void homeSaysThatSomebodyIsToBeDeleted() {
    erased();
    open("");
    assertThat(screen()).contains("Delete contacts who changed their mind", "1 person");
    open("organization");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).endsWith(PATH));
  }

  @Test
  void namesTakeASecondFactor() {
    erased();
    open(PATH);
    assertThat(screen()).contains("1 person. Due first:").doesNotContain("Ada Lovelace");
    desk.stepUp(joint.ines);
    open(PATH);
    assertThat(screen()).contains("Ada Lovelace", "Had everything erased on");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    test(find(Anchor.class).withId("download-deletions").single()).download(file);
    assertThat(file.toString(StandardCharsets.UTF_8)).contains("Ada,Lovelace");
  }

  @Test
  void sayingThatSomebodyIsDeletedIsConfirmed() {
    erased();
    desk.stepUp(joint.ines);
    open(PATH);
    press("Ada Lovelace is deleted");
    assertThat(screen()).contains("Ada Lovelace");
    confirm();
    assertThat(notices()).contains("1 person deleted: that is on record.");
    assertThat(screen()).contains("Nobody to delete", "1 person deleted, the last on");
  }

  @Test
  void itIsForDataStewards() {
    Actor analyst = joint.newcomer("anna", joint.rivers);
    service(Members.class)
        .assignRoles(
            joint.ines, SecondFactor.of(joint.ines), analyst.subject(), Set.of(Role.ANALYST));
    erased();
    open(analyst, PATH);
    assertThat(screen()).contains("You cannot do this");
    open("");
    assertThat(screen()).doesNotContain("Delete contacts");
  }
}
