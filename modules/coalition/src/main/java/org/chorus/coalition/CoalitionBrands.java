package org.chorus.coalition;

import static org.chorus.access.Permission.DESCRIBE_COALITION;

import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.image.ImageArchive;
import org.chorus.image.ImageOutcome;
import org.chorus.image.ImageUse;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.ImageId;
import org.chorus.organization.Brands;
import org.chorus.organization.brand.BrandOutcome;
import org.chorus.organization.brand.ColorChoice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the common pages of a Coalition look like. Its conveners choose. */
@Service
public class CoalitionBrands {

  private final CoalitionRepository coalitions;
  private final Brands brands;
  private final ImageArchive images;
  private final Access access;
  private final AuditTrail audit;

  CoalitionBrands(
      CoalitionRepository coalitions,
      Brands brands,
      ImageArchive images,
      Access access,
      AuditTrail audit) {
    this.coalitions = coalitions;
    this.brands = brands;
    this.images = images;
    this.access = access;
    this.audit = audit;
  }

  /** Keeps an upload that can become the logo of a Coalition. Nobody sees it yet. */
  public ImageOutcome keepLogo(Actor actor, CoalitionId coalition, byte[] upload) {
    access.require(actor, DESCRIBE_COALITION, coalition);
    return images.keep(actor.organization(), upload, ImageUse.LOGO);
  }

  /** Replaces what the Coalition's common pages look like. */
  @Transactional
  public BrandOutcome dress(
      Actor actor, CoalitionId id, Optional<ImageId> logo, Optional<ColorChoice> colors) {
    access.require(actor, DESCRIBE_COALITION, id);
    Coalition coalition = coalitions.findById(id.value()).orElseThrow();
    return brands.dress(
        actor,
        coalition.brand(),
        logo,
        colors,
        brand -> {
          coalition.dress(brand);
          audit.record(actor, coalition.act("coalition's brand changed"));
        });
  }
}
