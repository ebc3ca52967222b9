package org.chorus.organization;

import static org.chorus.organization.Permission.DESCRIBE_COALITION;
import static org.chorus.organization.Permission.DESCRIBE_ORGANIZATION;

import java.util.Optional;
import java.util.function.Consumer;
import org.chorus.image.ImageArchive;
import org.chorus.image.ImageOutcome;
import org.chorus.image.ImageUse;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How Organizations and Coalitions look to supporters, and as whom Organizations write to them. */
@Service
public class Brands {

  private final OrganizationRepository organizations;
  private final CoalitionRepository coalitions;
  private final ImageArchive images;
  private final Access access;
  private final AuditTrail audit;

  Brands(
      OrganizationRepository organizations,
      CoalitionRepository coalitions,
      ImageArchive images,
      Access access,
      AuditTrail audit) {
    this.organizations = organizations;
    this.coalitions = coalitions;
    this.images = images;
    this.access = access;
    this.audit = audit;
  }

  /** Keeps an upload that can become the logo of the Actor's Organization. Nobody sees it yet. */
  public ImageOutcome keepLogo(Actor actor, byte[] upload) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    return images.keep(actor.organization(), upload, ImageUse.LOGO);
  }

  /** Keeps an upload that can become the logo of a Coalition. Nobody sees it yet. */
  public ImageOutcome keepLogo(Actor actor, CoalitionId coalition, byte[] upload) {
    access.require(actor, DESCRIBE_COALITION, coalition);
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
          audit.record(actor, Act.of("brand changed").on(organization.profile()));
        });
  }

  /** Replaces what the Coalition's common pages look like. */
  @Transactional
  public BrandOutcome dress(
      Actor actor, CoalitionId id, Optional<ImageId> logo, Optional<ColorChoice> colors) {
    access.require(actor, DESCRIBE_COALITION, id);
    Coalition coalition = coalitions.findById(id.value()).orElseThrow();
    return dress(
        actor,
        coalition.brand(),
        logo,
        colors,
        brand -> {
          coalition.dress(brand);
          audit.record(
              actor,
              Act.of("coalition's brand changed")
                  .on("coalition", coalition.id().toString(), coalition.name()));
        });
  }

  private BrandOutcome dress(
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
    audit.record(actor, Act.of("sender of mail changed").on(organization.profile()));
  }

  /** As whom an Organization writes; every mail shows it. */
  @Transactional(readOnly = true)
  public Sender senderOf(OrganizationId id) {
    return organizations.findById(id.value()).map(Organization::sender).orElse(Sender.NONE);
  }
}
