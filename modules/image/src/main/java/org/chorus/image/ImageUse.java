package org.chorus.image;

/** What an image is for, which says how large it is kept at most. */
public enum ImageUse {
  /** The main picture of a page: as wide as a page gets, and once more for phones. */
  PAGE(1600, 16_000, 800),
  /** A logo: three times the size it is shown in, for sharp screens. */
  LOGO(480, 240, 480);

  private final int maxWidth;
  private final int maxHeight;
  private final int narrowWidth;

  ImageUse(int maxWidth, int maxHeight, int narrowWidth) {
    this.maxWidth = maxWidth;
    this.maxHeight = maxHeight;
    this.narrowWidth = narrowWidth;
  }

  int maxWidth() {
    return maxWidth;
  }

  int maxHeight() {
    return maxHeight;
  }

  /** Whatever is wider gets a variant of this width. */
  int narrowWidth() {
    return narrowWidth;
  }
}
