package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.TermsProposals;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.console.organization.BrandForm;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.Brands;
import org.chorus.organization.Members;
import org.chorus.organization.Organizations;
import org.chorus.organization.brand.Brand;
import org.chorus.organization.brand.HexColor;
import org.chorus.organization.brand.Palette;
import org.chorus.organization.brand.Sender;
import org.junit.jupiter.api.Test;

class BrandingIT extends ConsoleTest {

  @Test
  void readableColorsAreSaved() {
    open("organization");
    type("main-color", "0F6B6B");
    assertThat(screen()).contains("Good to read");
    click("save-brand");

    assertThat(brand().palette())
        .contains(new Palette(new HexColor("#0f6b6b"), HexColor.WHITE, Optional.empty()));
  }

  @Test
  void unreadableColorsComeWithASuggestionThatOneClickTakes() {
    open("organization");
    type("main-color", "#ffcc00");
    assertThat(screen()).contains("Many people could not read this", "Text on buttons: 1.5 : 1");
    click("save-brand");
    assertThat(brand()).isEqualTo(Brand.NONE);

    click("take-suggestion");
    assertThat(screen()).contains("Good to read").doesNotContain("could not read this");
    click("save-brand");
    assertThat(brand().palette().orElseThrow().main().contrastWith(HexColor.WHITE))
        .isBetween(4.5, 4.6);
  }

  @Test
  void whatIsNoColorIsSaidBesideItsField() {
    open("organization");
    type("main-color", "nice blue");
    click("save-brand");
    assertThat(find(TextField.class).withId("main-color").single().isInvalid()).isTrue();
    assertThat(brand()).isEqualTo(Brand.NONE);
  }

  @Test
  void aLogoIsSeenBeforeItIsSaved() throws IOException {
    open("organization");
    find(BrandForm.class).single().keep(png());
    roundTrip();
    assertThat(brand().logo()).isEmpty();
    click("save-brand");
    assertThat(brand().logo()).isPresent();

    open("organization");
    click("remove-logo");
    click("save-brand");
    assertThat(brand().logo()).isEmpty();
  }

  @Test
  void aDrawingHasToBeExportedFirst() {
    open("organization");
    find(BrandForm.class)
        .single()
        .keep("<svg><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8));
    roundTrip();
    assertThat(screen()).contains("Export a drawing (SVG, PDF) as PNG");
  }

  @Test
  void theSenderIsANameAndNoAddress() {
    open("organization");
    type("sender-name", "bank@bank.example");
    click("save-sender");
    assertThat(find(TextField.class).withId("sender-name").single().isInvalid()).isTrue();

    type("sender-name", "Rivers, for the Ilsa");
    test(find(EmailField.class).withId("reply-to").single()).setValue("hello@rivers.example");
    click("save-sender");
    assertThat(service(Brands.class).senderOf(joint.ines.organization()))
        .isEqualTo(
            new Sender(
                Optional.of("Rivers, for the Ilsa"),
                Optional.of(new EmailAddress("hello@rivers.example"))));
  }

  @Test
  void whoeverIsNoAdministratorSeesTheBrandAndCannotChangeIt() {
    Actor noor = joint.newcomer("noor", joint.rivers);
    service(Members.class)
        .assignRoles(joint.ines, SecondFactor.of(joint.ines), noor.subject(), Set.of(Role.ANALYST));
    open(noor, "organization");
    assertThat(screen()).contains("Logo and colors").doesNotContain("Save logo and colors");
  }

  @Test
  void theConvenerSetsTheLookOfTheCommonPage() {
    open("coalitions/" + joint.coalition);
    type("main-color", "#5b2a86");
    click("save-brand");
    assertThat(
            service(Coalitions.class).get(joint.coalition).brand().palette().orElseThrow().main())
        .isEqualTo(new HexColor("#5b2a86"));
    assertThat(brand()).isEqualTo(Brand.NONE);
  }

  @Test
  void otherPartnersDoNot() {
    open(joint.maja, "coalitions/" + joint.coalition);
    assertThat(screen()).doesNotContain("Logo and colors of the common page");
  }

  @Test
  void theOrderOfPartnersIsProposedLikeEveryTerm() {
    open("coalitions/" + joint.coalition + "/terms/new");
    order().setValue(PartnerOrder.ROTATING);
    assertThat(screen()).contains("another one stands first each day");
    click("propose");
    assertThat(
            service(TermsProposals.class)
                .open(joint.ines, joint.coalition)
                .orElseThrow()
                .terms()
                .partnerOrder())
        .isEqualTo(PartnerOrder.ROTATING);
  }

  @SuppressWarnings("unchecked")
  private ChoiceGroup<PartnerOrder> order() {
    return find(ChoiceGroup.class).withId("partner-order").single();
  }

  private Brand brand() {
    return service(Organizations.class).find(joint.ines.organization()).orElseThrow().brand();
  }

  private void type(String id, String text) {
    test(find(TextField.class).withId(id).single()).setValue(text);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(90, 30, BufferedImage.TYPE_INT_ARGB), "png", bytes);
    return bytes.toByteArray();
  }
}
