package org.chorus.site;

import java.util.Optional;
import org.chorus.content.Content;
import org.chorus.content.Picture;
import org.chorus.content.Target;
import org.chorus.kernel.ImageId;

/** Texts of pages. */
final class Contents {

  private Contents() {}

  static Content petition() {
    return new Content(
        "en",
        "Clean rivers for everybody",
        "On Monday, the council‐run plant — the oldest in the valley — let acid into the river.",
        "Act now: ask for a second vote.",
        """
        The council knew.[^1]

        [Tell the council](#sign)

        Others warned, too.[^2][^3] <script>alert(1)</script>

        [^1]: A. Author, "A ‘nested’ title," The Paper, May 2, 2026.
        [^2]: B. Author.
        [^3]: C. Author.
        """,
        "Vote again & clean up.\n\nDo it \"this\" year.",
        "",
        "",
        Picture.NONE,
        new Target("", "", "Valley Council"),
        "Sign today.",
        "Thanks for standing up.",
        "");
  }

  static Content letter(ImageId image) {
    return new Content(
        "en",
        "Dear mayor",
        "On Monday, it rained.",
        "Put your name to it.",
        "As [*A Report*](https://example.org/report) shows.",
        "",
        "Dear Ms Example,",
        "First paragraph.\n\nSecond paragraph.",
        new Picture(Optional.of(image), "©Photo by P. Grapher", "A river in flood"),
        new Target("", "Mayor", "City of Example"),
        "Put your name to it today.",
        "",
        "");
  }

  static Content german() {
    return new Content(
        "de",
        "Sauberes Wasser",
        "Am Montag stimmte der Rat ab.",
        "",
        "Ein Absatz.[^1]\n\n[^1]: Quelle.",
        "Stimmen Sie neu ab.",
        "",
        "",
        Picture.NONE,
        new Target("", "", "Stadtrat"),
        "",
        "",
        "");
  }

  static Content arabic() {
    return new Content(
        "ar",
        "مياه نظيفة",
        "",
        "",
        "",
        "صوتوا من جديد.",
        "",
        "",
        Picture.NONE,
        new Target("", "", "المجلس"),
        "",
        "",
        "");
  }
}
