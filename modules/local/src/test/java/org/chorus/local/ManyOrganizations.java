package org.chorus.local;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Brands;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.OrganizationProfile.Description;
import org.chorus.organization.Organizations;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.HexColor;
import org.springframework.context.ApplicationContext;

/** Organizations beyond those of the demo, each with one person, and most with a logo. */
final class ManyOrganizations {

  private final Members members;
  private final Organizations organizations;
  private final Brands brands;

  ManyOrganizations(ApplicationContext house) {
    members = house.getBean(Members.class);
    organizations = house.getBean(Organizations.class);
    brands = house.getBean(Brands.class);
  }

  /** Whoever administers them, so that those of one state do not stand together in the alphabet. */
  List<Actor> come() {
    List<Actor> mixed =
        new ArrayList<>(
            new String(BuildOutput.resource("many-organizations.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(this::comes)
                .toList());
    Collections.shuffle(mixed, new Random(60));
    return mixed;
  }

  /** Somebody of the demo. */
  Actor demo(String alias, String email) {
    DemoOrganizations.Person person =
        DemoOrganizations.read()
            .people()
            .filter(candidate -> candidate.email().equals(email))
            .findFirst()
            .orElseThrow();
    return new Actor(
        new Subject(person.id().toString()),
        person.name(),
        organizations.findByAlias(new Slug(alias)).orElseThrow().id());
  }

  /** An organization's only member, who does everything there. */
  private Actor comes(String name) {
    Slug alias =
        Slug.proposeFor(name)
            .filter(proposed -> proposed.value().length() > 3)
            .orElseGet(() -> new Slug("far-away-" + Integer.toHexString(name.hashCode())));
    Subject subject = new Subject("large:" + alias);
    OrganizationProfile organization =
        members
            .recordLogin(
                new Login(
                    subject,
                    "Staff of " + name,
                    Optional.empty(),
                    List.of(new Login.VouchedOrganization(alias, name))))
            .organizations()
            .getFirst();
    Actor actor = new Actor(subject, "Staff of " + name, organization.id());
    Set<Role> roles = EnumSet.allOf(Role.class);
    roles.removeIf(role -> !role.isOrganizationWide());
    members.assignRoles(actor, SecondFactor.of(actor), subject, roles);
    String site = "https://" + alias + ".example";
    organizations.describe(
        actor,
        new Description(
            Optional.of(site),
            Optional.of(site + "/privacy"),
            Optional.of(new EmailAddress("hello@" + alias + ".example"))));
    if (name.length() % 3 != 0) {
      dress(actor, name);
    }
    return actor;
  }

  /** A logo as wide as it happens to be. */
  private void dress(Actor actor, String name) {
    Color color = Color.getHSBColor((name.hashCode() & 0xff) / 256f, 0.8f, 0.45f);
    if (!(brands.keepLogo(actor, logo(name, color))
        instanceof ImageOutcome.Stored(var logo, int ignored, int alsoIgnored))) {
      throw new IllegalStateException("the logo of " + name + " was refused");
    }
    brands.dress(
        actor,
        Optional.of(logo),
        Optional.of(
            new ColorChoice(
                new HexColor("#%06x".formatted(color.getRGB() & 0xffffff)),
                HexColor.WHITE,
                Optional.empty())));
  }

  private static byte[] logo(String name, Color color) {
    int width = 160 + 80 * (name.length() % 5);
    BufferedImage image = new BufferedImage(width, 160, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setColor(color);
    g.fillRoundRect(4, 4, width - 8, 152, 40, 40);
    g.setColor(Color.WHITE);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 96));
    g.drawString(name.substring(0, 1), width / 2 - 32, 114);
    g.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
