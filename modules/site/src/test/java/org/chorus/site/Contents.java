package org.chorus.site;

import java.util.Optional;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.Picture;
import org.chorus.content.Target;
import org.chorus.kernel.ImageId;

/** Texts of pages. */
public final class Contents {

  private Contents() {}

  public static Content petition() {
    return Content.blank("en")
        .with(ContentField.TITLE, "Clean rivers for everybody")
        .with(
            ContentField.LEDE,
            "On Monday, the council‐run plant — the oldest in the valley — let acid into the river.")
        .with(ContentField.LEAD_IN, "Act now: ask for a second vote.")
        .with(
            ContentField.ARTICLE,
            """
        The council knew.[^1]

        [Tell the council](#sign)

        Others warned, too.[^2][^3] <script>alert(1)</script>

        [^1]: A. Author, "A ‘nested’ title," The Paper, May 2, 2026.
        [^2]: B. Author.
        [^3]: C. Author.
        """)
        .with(ContentField.STATEMENT, "Vote again & clean up.\n\nDo it \"this\" year.")
        .with(new Target("", "", "Valley Council"))
        .with(ContentField.CLOSING_CALL, "Sign today.")
        .with(ContentField.THANKS, "Thanks for standing up.");
  }

  public static Content letter(ImageId image) {
    return Content.blank("en")
        .with(ContentField.TITLE, "Dear mayor")
        .with(ContentField.LEDE, "On Monday, it rained.")
        .with(ContentField.LEAD_IN, "Put your name to it.")
        .with(ContentField.ARTICLE, "As [*A Report*](https://example.org/report) shows.")
        .with(ContentField.SALUTATION, "Dear Ms Example,")
        .with(ContentField.LETTER, "First paragraph.\n\nSecond paragraph.")
        .with(new Picture(Optional.of(image), "©Photo by P. Grapher", "A river in flood"))
        .with(new Target("", "Mayor", "City of Example"))
        .with(ContentField.CLOSING_CALL, "Put your name to it today.");
  }

  public static Content german() {
    return Content.blank("de")
        .with(ContentField.TITLE, "Sauberes Wasser")
        .with(ContentField.LEDE, "Am Montag stimmte der Rat ab.")
        .with(ContentField.ARTICLE, "Ein Absatz.[^1]\n\n[^1]: Quelle.")
        .with(ContentField.STATEMENT, "Stimmen Sie neu ab.")
        .with(new Target("", "", "Stadtrat"));
  }

  public static Content arabic() {
    return Content.blank("ar")
        .with(ContentField.TITLE, "مياه نظيفة")
        .with(ContentField.STATEMENT, "صوتوا من جديد.")
        .with(new Target("", "", "المجلس"));
  }
}
