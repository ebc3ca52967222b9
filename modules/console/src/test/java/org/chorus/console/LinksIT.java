package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.Members;
import org.chorus.signature.Arrivals;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that a partner spreads, on screen. */
class LinksIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void petition() {
    campaign = joint.petition("dam");
  }

  private void openLinks(Actor actor) {
    open(actor, "campaigns/" + campaign + "/links");
  }

  private void make(String name) {
    test(find(TextField.class).withId("link-name").single()).setValue(name);
    click("make-link");
  }

  private String link() {
    return find(TextField.class).withId("link-address").single().getValue();
  }

  private CampaignLink only() {
    return service(CampaignLinks.class).of(joint.maja, campaign).getFirst();
  }

  private void sign(String via) {
    PublishedPage page = joint.commonPage("dam");
    SignRequest request =
        new SignRequest(
            page,
            new PersonName("Ada"),
            new PersonName("Lovelace"),
            new EmailAddress("ada@" + joint.slug("x") + ".example.org"),
            Map.of());
    service(Signing.class).sign(request.by(service(Arrivals.class).by(via, page).orElseThrow()));
  }

  @Test
  void theCampaignLeadsToThem() {
    open(joint.maja, "campaigns/" + campaign);
    assertThat(find(Anchor.class).withId("links").single().getHref()).endsWith("/links");
  }

  @Test
  void whoeverHasNoneIsToldHowToBegin() {
    openLinks(joint.maja);
    assertThat(screen()).contains("No link yet", "Make the first one above.");
  }

  @Test
  void aLinkComesAsTextAndAsAPicture() throws IOException {
    joint.publish(campaign);
    openLinks(joint.maja);
    Select<Channel> channel = channels();
    channel.setValue(Channel.PRINT);
    make("Poster in May");
    assertThat(link())
        .isEqualTo(
            "https://petitions.example.org/"
                + joint.slug("dam")
                + "/"
                + joint.rights.alias()
                + "?via="
                + only().code());
    assertThat(find(Image.class).withId("qr-code").single().getSrc())
        .startsWith("data:image/svg+xml;base64,");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    test(find(Anchor.class).withId("qr-png").single()).download(file);
    assertThat(ImageIO.read(new ByteArrayInputStream(file.toByteArray())).getWidth())
        .isGreaterThanOrEqualTo(1_200);
    assertThat(screen()).contains("Poster in May", "Print and QR codes", "Nobody yet");
  }

  @SuppressWarnings("unchecked")
  private Select<Channel> channels() {
    return find(Select.class).withId("link-channel").single();
  }

  @Test
  void whoCameByItStandsBesideIt() {
    joint.publish(campaign);
    openLinks(joint.maja);
    make("Newsletter");
    sign(only().code().value());
    openLinks(joint.maja);
    assertThat(screen()).contains("1 person, 0 confirmed");
    openLinks(joint.ines);
    assertThat(screen()).doesNotContain("1 person").contains("No link yet");
  }

  @Test
  void whatIsWrongWithANameStandsBesideIt() {
    openLinks(joint.maja);
    make("");
    TextField name = find(TextField.class).withId("link-name").single();
    assertThat(name.isInvalid()).isTrue();
    assertThat(name.getErrorMessage()).isEqualTo("Give it a name of at most 80 characters.");
    make("May");
    openLinks(joint.maja);
    make("may");
    assertThat(find(TextField.class).withId("link-name").single().getErrorMessage())
        .contains("Choose another");
  }

  @Test
  void renamingGoesOnUntilThereIsAName() {
    openLinks(joint.maja);
    make("May");
    openLinks(joint.maja);
    press("Rename May");
    TextField name = find(TextField.class).withId("new-link-name").single();
    test(name).setValue(" ");
    click("rename-link");
    assertThat(name.isInvalid()).isTrue();
    test(name).setValue("June");
    click("rename-link");
    assertThat(only().name()).isEqualTo("June");
    assertThat(notices()).contains("It is called “June” now.");
  }

  @Test
  void endingIsConfirmedAndCanBeUndone() {
    openLinks(joint.maja);
    make("May");
    openLinks(joint.maja);
    press("End May");
    assertThat(only().endedAt()).isEmpty();
    confirm();
    assertThat(only().endedAt()).isPresent();
    assertThat(screen()).contains("Ended");
    press("Resume May");
    assertThat(only().endedAt()).isEmpty();
  }

  @Test
  void analystsReadThemAndChangeNone() {
    openLinks(joint.maja);
    make("May");
    Actor analyst = joint.newcomer("anna", joint.rights);
    service(Members.class)
        .assignRoles(
            joint.maja, SecondFactor.of(joint.maja), analyst.subject(), Set.of(Role.ANALYST));
    openLinks(analyst);
    assertThat(screen()).contains("May", "Nobody yet");
    assertThat(offers("make-link")).isFalse();
    assertThat(find(Button.class).all())
        .noneMatch(button -> button.getText().equals("End") || button.getText().equals("Rename"));
  }
}
