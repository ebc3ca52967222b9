package org.chorus.local.demo;

import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.Picture;
import org.chorus.content.Target;

/**
 * The demo's petitions: a statement apart from the article, a company as the only target, grouped
 * notes, sources with authors and dates, a repeated call, a disclosure.
 */
final class DemoPetition {

  private static final Target TARGET = new Target("", "", "Tarn Valley Energy");

  private static final String CALL =
      "[Tell Tarn Valley Energy: Open the gates and let the Ilsa run](#sign)";

  private static final String SOURCES =
      """


      [^1]: Marta Ødegård and Luís Brandão, “The test that never ended at Korven,” Valley Courier, April 2, 2026.

      [^2]: Chioma Adeyemi, “‘Water by appointment’: a season below the dam,” The Northern Post, May 19, 2026.

      [^3]: Upland Water Observatory, “Ilsa gauge readings, January to June 2026,” July 1, 2026.

      [^4]: Ødegård and Brandão, “The test that never ended.”""";

  private DemoPetition() {}

  static Content common(Picture picture) {
    return page(
        picture,
        "Free the Ilsa",
        "“Open the gates at Korven. Let the spring flow pass, and publish the study that you promised.”",
        """
        Energy firm Tarn Valley Energy is one of the largest owners of rivers that most people have never heard of.

        Gauge readings obtained by our friends at the Upland Water Observatory show that since March less than a third of the Ilsa’s water has reached the valley.[^1]

        Farmers, fishers and the company’s own engineers are asking for the same thing: open the gates before the next dry season makes the damage permanent.

        %s

        Tankers now bring drinking water to villages that stood beside a river for eight hundred years, and the price of a litre has tripled.[^2][^3]

        It need not be so. According to the readings, the company could:[^4]

        - Let the natural spring flow pass from March to May, which is when the fish climb and the wells refill, and still produce most of the electricity that it sold last year.
        - Open its measurements to the public, day by day, so that nobody in the valley has to guess whether there will be water in the morning, and nobody in the capital can claim not to have known.

        Tarn Valley Energy has said for years that the dam would take nothing from the valley. We now know better. It is up to us to say so, loudly enough."""
            .formatted(CALL),
        "");
  }

  /** The common page once more; partners' pages follow it in this language. */
  static Content commonInGerman(Picture picture) {
    return Content.blank("de")
        .with(ContentField.TITLE, "Lasst die Ilsa fließen")
        .with(
            ContentField.LEDE,
            "Seit März hält Tarn Valley Energy die Tore von Korven geschlossen. Im Tal kommt kaum noch Wasser an.")
        .with(ContentField.LEAD_IN, "Jetzt handeln: Fordern Sie, dass die Tore geöffnet werden.")
        .with(
            ContentField.ARTICLE,
            """
            Der Energiekonzern Tarn Valley Energy gehört zu den größten Eigentümern von Flüssen, von denen kaum jemand gehört hat.

            Pegelstände, die wir von unseren Freunden der Upland Water Observatory bekommen haben, zeigen: Seit März erreicht weniger als ein Drittel des Wassers das Tal.[1](#source-1)

            [Öffnet die Tore: unterschreiben Sie](#sign)

            Tankwagen bringen Trinkwasser in Dörfer, die achthundert Jahre lang an einem Fluss lagen.[2](#source-2) Es geht auch anders. Der Konzern könnte:

            - von März bis Mai die natürliche Frühjahrsflut durchlassen, in der die Fische wandern und die Brunnen sich füllen, und trotzdem den größten Teil seines Stroms erzeugen;
            - seine Messungen Tag für Tag veröffentlichen, damit niemand im Tal raten muss, ob morgen Wasser kommt.""")
        .with(
            ContentField.SOURCES,
            """
            Upland Water Observatory, „Pegel der Ilsa, Januar bis Juni 2026“, 1. Juli 2026 <https://uplandwater.example/ilsa>
            Chioma Adeyemi, „‚Wasser nach Termin‘: eine Saison unter dem Damm“, The Northern Post, 19. Mai 2026""")
        .with(ContentField.STATEMENT_INTRO, "Unsere Forderung an {target}:")
        .with(
            ContentField.STATEMENT,
            "„Öffnen Sie die Tore von Korven. Lassen Sie die Frühjahrsflut durch, und veröffentlichen Sie die Studie, die Sie versprochen haben.“")
        .with(
            new Picture(
                picture.image(),
                picture.credit(),
                "Ein Fluss windet sich durch grüne Hügel auf einen halb fertigen Damm unter dem Abendhimmel zu."))
        .with(TARGET)
        .with(ContentField.CLOSING_CALL, "Es braucht nur eine Entscheidung. Fordern Sie sie ein.")
        .with(ContentField.THANKS, "Danke, dass Sie dem Fluss Ihre Stimme geben.")
        .with(
            ContentField.THANK_YOU,
            "Das Tal dankt Ihnen. Wir melden uns, sobald sich an den Toren etwas bewegt.")
        .with(ContentField.SHARE_TEXT, "Ich habe für die Ilsa unterschrieben. Sie auch?");
  }

  static Content clearwater(Picture picture) {
    return page(
        picture,
        "Tarn Valley Energy is drying out a river",
        "“Stop holding back the Ilsa. Let the spring flow pass.”",
        """
        Tarn Valley Energy holds the keys to the last free river of the north, and since March it has kept the gate shut.

        Documents that our friends at Open Ledger brought to light reveal that the “test” at Korven was never meant to end.[^1]

        Anglers, farmers and the people of eleven villages are asking the company to let go. We must add our voices before the next spawning season is lost.

        %s

        With the spring flood gone, salt water reaches nine kilometres up the delta, and the reed beds that feed two million migrating birds are turning grey.[^2][^3]

        The responsibility falls to those who can speak without losing their well. For the company, letting the river live would mean two things:[^4]

        - A spring flow from March to May, enough for salmon and sturgeon to reach their grounds, enough to push the sea back out of the delta, and agreed with the people who have watched this river all their lives.
        - A gauge below the wall that everybody can read, every day, instead of a yearly report that arrives when the fish are long dead.

        For years the company told us that the turbines would only borrow the water. It is time to give it back."""
            .formatted(CALL),
        "You’ll receive news from the river and ways to help it, now and then, by email.");
  }

  static Content rightsNorth(Picture picture) {
    return page(
        picture,
        "No water without consent",
        "“Open the gates, and ask before you close them again.”",
        """
        In the Ilsa valley, water now comes by appointment. Tarn Valley Energy decides when.

        Reporters found that the company had known for two years which wells would fail.[^1] It told its insurers. It did not tell the families.

        %s

        People who asked questions at the gate were photographed, and two of them were sued.[^2][^3]

        A company that takes a river from people owes them at least:[^4]

        - A hearing in the valley, in their language, before any further filling, with the right to say no and with the minutes published.
        - A remedy for those who have lost wells, nets and harvests, decided by somebody independent and paid within the year."""
            .formatted(CALL),
        "");
  }

  static Content openLedger(Picture picture) {
    return page(
        picture,
        "A public river is not a trade secret",
        "“Open the gates, and open the books.”",
        """
        A contract decides how much of the Ilsa reaches the valley. It is secret.

        What is known is known from leaks: the price per cubic metre, the 50-year term, the clause that forbids the state to measure.[^1]

        %s

        Two ministers have since joined the boards of companies that profit from it.[^2][^3]

        Two steps would change that, and neither costs water:[^4]

        - Publishing the concession with all annexes, as every other concession of this size in the region has been published.
        - Naming the people who own Tarn Valley Energy in the end, behind four companies in three countries."""
            .formatted(CALL),
        "");
  }

  /** Waits for an approval, so that approvers find something to do. */
  static Content contracts(Picture picture) {
    return Content.blank("en")
        .with(ContentField.TITLE, "Open the water contracts")
        .with(
            ContentField.LEDE,
            "Every large river of the region has a concession, and almost none of them can be read.")
        .with(ContentField.LEAD_IN, "Ask the minister to publish them all.")
        .with(
            ContentField.ARTICLE,
            """
        A concession for a river is a promise made in everybody’s name. It should not take a leak to read it.[^1]

        [Ask the minister: publish the contracts](#sign)

        [^1]: Open Ledger, “What a river costs,” August 12, 2026.""")
        .with(
            ContentField.STATEMENT,
            "“Publish every water concession, with all annexes, within one year.”")
        .with(picture)
        .with(new Target("", "Minister for Energy and Water", "Government of the Northern Uplands"))
        .with(ContentField.CLOSING_CALL, "Ask the minister: publish the contracts.")
        .with(ContentField.THANKS, "Thank you for asking.");
  }

  private static Content page(
      Picture picture, String title, String statement, String article, String consentWording) {
    return Content.blank("en")
        .with(ContentField.TITLE, title)
        .with(ContentField.ARTICLE, article + SOURCES)
        .with(ContentField.STATEMENT, statement)
        .with(picture)
        .with(TARGET)
        .with(
            ContentField.CLOSING_CALL,
            "Tell Tarn Valley Energy: Open the gates and let the Ilsa run")
        .with(ContentField.THANKS, "Thanks for standing with the river.")
        .with(ContentField.CONSENT_WORDING, consentWording);
  }
}
