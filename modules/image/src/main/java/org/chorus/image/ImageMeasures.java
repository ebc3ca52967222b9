package org.chorus.image;

import java.util.Optional;

/**
 * How large a kept image is, in pixels.
 *
 * @param narrowWidth of the variant for narrow screens; empty where the image is narrow itself
 */
public record ImageMeasures(int width, int height, Optional<Integer> narrowWidth) {}
