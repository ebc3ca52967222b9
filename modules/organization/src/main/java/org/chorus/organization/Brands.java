package org.chorus.organization;

import static org.chorus.access.Permission.DESCRIBE_ORGANIZATION;

import java.util.Optional;
import java.util.function.Consumer;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.image.ImageArchive;
import org.chorus.image.ImageOutcome;
import org.chorus.image.ImageUse;
import org.chorus.kernel.Actor;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.brand.Brand;
import org.chorus.organization.brand.BrandOutcome;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.Palette;
import org.chorus.organization.brand.Sender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How Organizations look to supporters, and as whom they write to them. */
@Service
public class Brands {

  private final OrganizationRepository organizations;
  private final ImageArchive images;
  private final Access access;
  private final AuditTrail audit;

  Brands(
      OrganizationRepository organizations, ImageArchive images, Access access, AuditTrail audit) {
    this.organizations = organizations;
    this.images = images;
    this.access = access;
    this.audit = audit;
  }

  /** Keeps an upload that can become the logo of the Actor's Organization. Nobody sees it yet. */
  public ImageOutcome keepLogo(Actor actor, byte[] upload) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    return images.keep(actor.organization(), upload, ImageUse.LOGO);
  }

  /** Replaces the brand of the Actor's Organization. */
  @Transactional
  public BrandOutcome dress(Actor actor, Optional<ImageId> logo, Optional<ColorChoice> colors) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    Organization organization = organizations.findById(actor.organization().value()).orElseThrow();
    return dress(
        actor,
        organization.profile().brand(),
        logo,
        colors,
        brand -> {
          organization.dress(brand);
          audit.record(actor, organization.profile().act("brand changed"));
        });
  }

  /**
   * Checks what was chosen, and hands a brand of it on.
   *
   * @param present the one that is to be replaced; its logo may stay, whoever uploaded it
   * @param change what happens to the new one, once it is in order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public BrandOutcome dress(
      Actor actor,
      Brand present,
      Optional<ImageId> logo,
      Optional<ColorChoice> colors,
      Consumer<Brand> change) {
    if (logo.isPresent() && !logo.equals(present.logo()) && !isOwn(actor, logo.get())) {
      return new BrandOutcome.UnknownLogo();
    }
    Optional<Palette> palette = Optional.empty();
    if (colors.isPresent()) {
      switch (colors.get().verdict()) {
        case ColorChoice.Verdict.Legible(Palette readable) -> palette = Optional.of(readable);
        case ColorChoice.Verdict.TooLittleContrast why -> {
          return new BrandOutcome.TooLittleContrast(why);
        }
      }
    }
    change.accept(new Brand(logo, palette));
    return new BrandOutcome.Dressed();
  }

  private boolean isOwn(Actor actor, ImageId logo) {
    return images.ownerOf(logo).equals(Optional.of(actor.organization()));
  }

  /** Replaces as whom the Actor's Organization writes to those who sign on its pages. */
  @Transactional
  public void sendAs(Actor actor, Sender sender) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    Organization organization = organizations.findById(actor.organization().value()).orElseThrow();
    organization.sendAs(sender);
    audit.record(actor, organization.profile().act("sender of mail changed"));
  }

  /** As whom an Organization writes; every mail shows it. */
  @Transactional(readOnly = true)
  public Sender senderOf(OrganizationId id) {
    return organizations.findById(id.value()).map(Organization::sender).orElse(Sender.NONE);
  }
}
