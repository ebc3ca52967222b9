package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.Brands;
import org.chorus.organization.Members;
import org.chorus.organization.Organizations;
import org.chorus.organization.Staff;
import org.chorus.organization.brand.Brand;
import org.chorus.organization.brand.BrandOutcome;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.HexColor;
import org.chorus.organization.brand.Sender;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HouseTest
class BrandsIT {

  static final Optional<ColorChoice> TEAL = colors("#0f6b6b", "#ffffff");
  static final Optional<ColorChoice> YELLOW = colors("#ffcc00", "#ffffff");

  @Autowired Members members;
  @Autowired Organizations organizations;
  @Autowired Coalitions coalitions;
  @Autowired Brands brands;
  @Autowired CoalitionBrands coalitionBrands;
  @Autowired AuditReading audit;

  Staff staff;
  Actor ines;
  Actor maja;
  CoalitionId coalition;

  @BeforeEach
  void people(TestInfo test) {
    staff =
        new Staff(members, "b" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff));
    ines = staff.administratorWith("ines", "rivers", Role.APPROVER);
    maja = staff.administratorWith("maja", "rights", Role.APPROVER);
    coalition =
        ((FoundOutcome.Founded)
                coalitions.found(ines, "Clean water", SharingTerms.of(SharingRule.SOURCE_ONLY), ""))
            .coalition();
    coalitions.invite(ines, coalition, staff.alias("rights"));
    coalitions.accept(maja, coalition, 1);
  }

  static Optional<ColorChoice> colors(String main, String text) {
    return Optional.of(
        new ColorChoice(
            new HexColor(main), new HexColor(text), Optional.of(new HexColor("#ffcc00"))));
  }

  Brand brandOf(Actor actor) {
    return organizations.find(actor.organization()).orElseThrow().brand();
  }

  ImageId logo(Actor actor) {
    return ((ImageOutcome.Stored) brands.keepLogo(actor, png())).image();
  }

  static byte[] png() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(90, 30, BufferedImage.TYPE_INT_ARGB), "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  class TheOrganizationsBrand {

    @Test
    void isNoneAtFirst() {
      assertThat(brandOf(ines)).isEqualTo(Brand.NONE);
    }

    @Test
    void isWhatItsAdministratorChose() {
      ImageId logo = logo(ines);
      assertThat(brands.dress(ines, Optional.of(logo), TEAL)).isEqualTo(new BrandOutcome.Dressed());

      assertThat(brandOf(ines).logo()).contains(logo);
      assertThat(brandOf(ines).palette().orElseThrow().main()).isEqualTo(new HexColor("#0f6b6b"));
      assertThat(brandOf(ines).palette().orElseThrow().accent()).contains(new HexColor("#ffcc00"));
      assertThat(brandOf(maja)).isEqualTo(Brand.NONE);
      assertThat(audit.ofOrganization(ines, AuditFilter.containing("brand changed"), 0, 10))
          .hasSize(1);
    }

    @Test
    void canBeTakenOff() {
      brands.dress(ines, Optional.of(logo(ines)), TEAL);
      brands.dress(ines, Optional.empty(), Optional.empty());
      assertThat(brandOf(ines)).isEqualTo(Brand.NONE);
    }

    @Test
    void staysWhenColorsCannotBeRead() {
      brands.dress(ines, Optional.empty(), TEAL);
      assertThat(brands.dress(ines, Optional.empty(), YELLOW))
          .isInstanceOf(BrandOutcome.TooLittleContrast.class);
      assertThat(brandOf(ines).palette().orElseThrow().main()).isEqualTo(new HexColor("#0f6b6b"));
    }

    @Test
    void showsNoLogoOfAnotherOrganization() {
      ImageId theirs = logo(maja);
      assertThat(brands.dress(ines, Optional.of(theirs), TEAL))
          .isEqualTo(new BrandOutcome.UnknownLogo());
      assertThat(brands.dress(ines, Optional.of(ImageId.random()), TEAL))
          .isEqualTo(new BrandOutcome.UnknownLogo());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ORGANIZATION_ADMINISTRATOR")
    void isNotForOtherRoles(Role role) {
      if (role == Role.CONVENER) {
        return; // not given organization-wide
      }
      Actor colleague = staff.comes("ola", "rivers");
      members.assignRoles(ines, SecondFactor.of(ines), colleague.subject(), Set.of(role));
      refused(() -> brands.dress(colleague, Optional.empty(), TEAL));
      refused(() -> brands.keepLogo(colleague, png()));
      refused(() -> brands.sendAs(colleague, Sender.NONE));
    }

    @Test
    void isNotForOutsiders() {
      Actor stranger = new Actor(maja.subject(), "Maja", ines.organization());
      refused(() -> brands.dress(stranger, Optional.empty(), TEAL));
      refused(() -> brands.keepLogo(stranger, png()));
      refused(() -> brands.sendAs(stranger, Sender.NONE));
    }
  }

  @Nested
  class TheCoalitionsBrand {

    @Test
    void isSetByAConvener() {
      ImageId logo =
          ((ImageOutcome.Stored) coalitionBrands.keepLogo(ines, coalition, png())).image();
      assertThat(coalitionBrands.dress(ines, coalition, Optional.of(logo), TEAL))
          .isEqualTo(new BrandOutcome.Dressed());
      assertThat(coalitions.find(maja, coalition).orElseThrow().brand().logo()).contains(logo);
      assertThat(brandOf(ines)).isEqualTo(Brand.NONE);
    }

    @Test
    void isMeasuredLikeAnyOther() {
      assertThat(coalitionBrands.dress(ines, coalition, Optional.empty(), YELLOW))
          .isInstanceOf(BrandOutcome.TooLittleContrast.class);
    }

    @Test
    void isNotForPartnersThatDoNotConvene() {
      refused(() -> coalitionBrands.dress(maja, coalition, Optional.empty(), TEAL));
      refused(() -> coalitionBrands.keepLogo(maja, coalition, png()));
    }

    @Test
    void isNotForOutsiders() {
      Actor outsider = staff.administratorWith("otto", "elsewhere");
      refused(() -> coalitionBrands.dress(outsider, coalition, Optional.empty(), TEAL));
      refused(() -> coalitionBrands.dress(ines, CoalitionId.random(), Optional.empty(), TEAL));
    }
  }

  @Nested
  class TheSender {

    @Test
    void isWhatTheAdministratorSays() {
      assertThat(brands.senderOf(ines.organization())).isEqualTo(Sender.NONE);
      Sender sender =
          new Sender(
              Optional.of("Ines of Rivers"), Optional.of(new EmailAddress("ines@example.org")));
      brands.sendAs(ines, sender);
      assertThat(brands.senderOf(ines.organization())).isEqualTo(sender);
      assertThat(brands.senderOf(OrganizationId.random())).isEqualTo(Sender.NONE);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "  ", "a\r\nBcc: x", "service@bank.example", "A <b>", "bad\u202eorder"})
    void hasNoNameThatDeceives(String name) {
      assertThat(Sender.isName(name)).isFalse();
      assertThatThrownBy(() -> new Sender(Optional.of(name), Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(AccessDenied.class);
  }
}
