package org.chorus.organization.brand;

import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.ImageId;
import org.jspecify.annotations.Nullable;

/** A {@link Brand} as it is stored. */
@Embeddable
public record BrandColumns(
    @Nullable UUID logoId,
    @Nullable String mainColor,
    @Nullable String textColor,
    @Nullable String accentColor) {

  public static BrandColumns of(Brand brand) {
    return new BrandColumns(
        brand.logo().map(ImageId::value).orElse(null),
        brand.palette().map(palette -> palette.main().value()).orElse(null),
        brand.palette().map(palette -> palette.text().value()).orElse(null),
        brand.palette().flatMap(Palette::accent).map(HexColor::value).orElse(null));
  }

  /** A row without any of the columns has no such value at all, as the mapper reads it. */
  public static Brand brand(@Nullable BrandColumns stored) {
    return stored == null ? Brand.NONE : stored.brand();
  }

  private Brand brand() {
    return new Brand(
        Optional.ofNullable(logoId).map(ImageId::new),
        mainColor == null || textColor == null
            ? Optional.empty()
            : Optional.of(
                new Palette(
                    new HexColor(mainColor),
                    new HexColor(textColor),
                    Optional.ofNullable(accentColor).map(HexColor::new))));
  }
}
