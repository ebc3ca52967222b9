package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Seats;
import org.chorus.console.look.LongList;
import org.chorus.kernel.Actor;
import org.chorus.organization.Members;
import org.chorus.sharing.overlap.PartnerOverlaps;
import org.chorus.sharing.overlap.SupporterLists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The organization's list, on screen. */
class YourListIT extends ConsoleTest {

  private static final String PATH = "organization/list";

  @BeforeEach
  void published() {
    joint.publish(joint.petition("dam"));
  }

  private static String list(int people) {
    return IntStream.range(0, people)
        .mapToObj(i -> "ada" + i + "@example.org")
        .collect(Collectors.joining("\n"));
  }

  private void choose(String text) {
    desk.stepUp(joint.ines);
    open(PATH);
    test(find(Upload.class).withId("list-file").single())
        .upload("list.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    roundTrip();
  }

  private void has(Actor actor) throws IOException {
    try (InputStream file = new ByteArrayInputStream(list(1200).getBytes(StandardCharsets.UTF_8))) {
      service(SupporterLists.class).upload(actor, SecondFactor.of(actor), file);
    }
  }

  @Test
  void aListTakesASecondFactor() {
    open(PATH);
    assertThat(screen()).contains("4 left now.", "uploading it takes your second factor");
    assertThat(find(Upload.class).exists()).isFalse();
    open("organization");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getHref()).endsWith(PATH));
  }

  @Test
  void whatIsTakenIsSaid() {
    choose("email\n" + list(1200) + "\nADA1@example.org\n");
    assertThat(notices()).contains("1,200 addresses are your list now. 1 row repeated an address");
    assertThat(screen()).contains("1,200 addresses, uploaded by ines", "3 left now.");
  }

  @Test
  void whatIsBrokenIsSaidRowByRow() {
    choose("email\n" + list(1200) + "\nada(at)example.org\n");
    assertThat(screen())
        .contains(
            "Nothing was taken: 1 row cannot be read.",
            "1,202",
            "What stands in the column of addresses is no email address.",
            "4 left now.");
  }

  @Test
  void aListIsDeletedOnceThatIsConfirmed() throws IOException {
    has(joint.ines);
    open(PATH);
    click("delete-list");
    assertThat(screen()).contains("1,200 addresses, uploaded by");
    confirm();
    assertThat(notices()).contains("The list is deleted.");
    assertThat(screen()).doesNotContain("1,200 addresses, uploaded by");
  }

  @Test
  void aPoolOfFewIsNotCompared() throws IOException {
    has(joint.ines);
    open(PATH);
    assertThat(screen()).contains("0 signed so far. It can be asked for once 500 have.");
  }

  @Test
  void bothPartnersSayYesAndReadTheSame() throws IOException {
    has(joint.ines);
    has(joint.maja);
    open(PATH);
    press("Say yes to rights");
    assertThat(screen()).contains("You learn it once rights has said yes to you");
    open(joint.maja, PATH);
    assertThat(screen()).contains("rivers said yes to you.");
    press("Say yes to rivers");
    press("Compare lists with rivers");
    assertThat(screen()).containsPattern("About (1,\\d00|[89]00) people on both lists");
    open(joint.ines, PATH);
    assertThat(screen()).containsPattern("About (1,\\d00|[89]00) people on both lists");
    press("Take back the yes to rights");
    assertThat(screen()).doesNotContain("people on both lists");
  }

  @Test
  void theSearchForAPartnerStays_whenOneSaysYes() {
    for (int i = 0; i < LongList.FEW; i++) {
      joint.partner("lake" + i);
    }
    open(PATH);
    find(TextField.class).withClassName("long-list-search").single().setValue("lake7");
    press("Say yes to lake7");
    assertThat(screen()).contains("You learn it once lake7 has said yes to you");
    assertThat(find(TextField.class).withClassName("long-list-search").single().getValue())
        .isEqualTo("lake7");
    assertThat(find(Button.class).withText("Say yes").exists()).as("no other row").isFalse();
  }

  @Test
  void aYesThatOutlivesThePartnershipCanOnlyBeTakenBack() throws IOException {
    has(joint.ines);
    has(joint.maja);
    service(PartnerOverlaps.class).agree(joint.ines, joint.rights.id());
    service(PartnerOverlaps.class).agree(joint.maja, joint.rivers.id());
    var seat = service(Coalitions.class).get(joint.coalition).seatOf(joint.rights.id()).seat();
    service(Seats.class).suspend(joint.ines, joint.coalition, seat, "broke the terms");
    open(PATH);
    assertThat(screen()).contains("You share no coalition any more.");
    assertThat(find(Button.class).withAriaLabel("Compare lists with rights").exists()).isFalse();
    press("Take back the yes to rights");
    assertThat(screen()).doesNotContain("You share no coalition any more.");
    assertThat(service(PartnerOverlaps.class).partners(joint.ines)).isEmpty();
  }

  @Test
  void itIsForDataStewards() {
    Actor analyst = joint.newcomer("anna", joint.rivers);
    service(Members.class)
        .assignRoles(
            joint.ines, SecondFactor.of(joint.ines), analyst.subject(), Set.of(Role.ANALYST));
    open(analyst, PATH);
    assertThat(screen()).contains("You cannot do this");
  }
}
