package org.chorus.console.coalition;

import static org.chorus.access.Permission.DESCRIBE_COALITION;

import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.coalition.CoalitionBrands;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.console.look.Panel;
import org.chorus.console.organization.BrandForm;
import org.chorus.console.page.Pictures;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.ImageId;
import org.chorus.organization.brand.BrandOutcome;
import org.chorus.organization.brand.ColorChoice;
import org.springframework.stereotype.Component;

/** What the coalition's common pages look like, for its conveners. */
@Component
final class BrandPanel {

  private final CoalitionBrands brands;
  private final Pictures pictures;
  private final Access access;

  BrandPanel(CoalitionBrands brands, Pictures pictures, Access access) {
    this.brands = brands;
    this.pictures = pictures;
    this.access = access;
  }

  /** Empty for whoever does not convene. */
  Optional<Panel> of(Actor actor, CoalitionOverview coalition) {
    if (!access.may(actor, DESCRIBE_COALITION, coalition.id())) {
      return Optional.empty();
    }
    Panel panel =
        new Panel(
                "Logo and colors of the common page",
                new BrandForm(
                    coalition.name(), coalition.brand(), pictures, desk(actor, coalition)))
            .explained(
                "The page that belongs to all partners together. Each partner’s own page has the"
                    + " partner’s logo and colors.");
    panel.setId("brand");
    return Optional.of(panel);
  }

  private BrandForm.Desk desk(Actor actor, CoalitionOverview coalition) {
    return new BrandForm.Desk() {
      @Override
      public ImageOutcome keepLogo(byte[] upload) {
        return brands.keepLogo(actor, coalition.id(), upload);
      }

      @Override
      public BrandOutcome dress(Optional<ImageId> logo, Optional<ColorChoice> colors) {
        return brands.dress(actor, coalition.id(), logo, colors);
      }
    };
  }
}
