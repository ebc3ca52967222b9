package org.chorus.local.demo;

import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.Picture;
import org.chorus.content.Target;

/**
 * The demo's open letter: dated lede, inline citation, acronyms, two calls, a target without a
 * name.
 */
final class DemoLetter {

  private static final Target TARGET = new Target("", "Chief Executive", "Tarn Valley Energy");

  private static final String LETTER =
      """
      In March your company closed the gates at Korven for the first time. Within a day the Ilsa fell by a third, and eleven villages below the wall drew mud from their wells.

      You promised “a river in every season.” Please keep that promise. Stop filling the reservoir until an independent study of the river is public, talk with the people who live beside it, and let the spring flow pass.

      We will read your answer together.""";

  private DemoLetter() {}

  static Content common(Picture picture) {
    return page(
        picture,
        "A river in every season: our letter to Tarn Valley Energy",
        """
        Since the first of March, the energy company Tarn Valley Energy has been holding back the Ilsa behind its unfinished dam at Korven. What was announced as a short test has become the new normal, and the villages downstream were told after the fact.""",
        """
        In *Downstream: What Eleven Villages Lost When the Gates Closed*, three organizations documented the first hundred days. Researchers of the Upland Water Observatory (UWO) measured the river every morning; an environmental impact assessment (EIA), required by law, was never published.

        The state must enforce its own rules. But a company has a responsibility of its own, and Tarn Valley Energy has so far answered none of our questions.

        > “We used to tell the time by the sound of the water. Now we tell it by the tanker.”

        We ask for three things:

        - a stop to filling the reservoir until the study is public,
        - talks with the people of the valley, in the valley,
        - a guaranteed spring flow, measured by somebody who is not paid by the company.""",
        "");
  }

  static Content clearwater(Picture picture) {
    return page(
        picture,
        "Let the Ilsa run: sign our letter to the dam’s owner",
        """
        On March 1, the gates at Korven closed, and one of the last free rivers of the north began to run dry. Tarn Valley Energy calls it a test. The fish are not taking part voluntarily.""",
        """
        In [Downstream: What Eleven Villages Lost When the Gates Closed](https://www.clearwater.example/downstream), Clearwater Alliance shows what a hundred days without a spring flood mean: spawning grounds that fell dry within hours, wells that turned brown, and a delta that is being eaten by the sea.

        The Upland Water Observatory (UWO) has measured the Ilsa for forty years. Its verdict on the new regime is short: *there is no precedent.*

        When we asked the company for its environmental impact assessment (EIA), it sent us a brochure.

        A river does not need much. It needs its spring.""",
        "May we tell you how the river is doing and what you can do? We write about twice a month; one click ends it.");
  }

  static Content rightsNorth(Picture picture) {
    return page(
        picture,
        "Eleven villages were not asked: write to Tarn Valley Energy",
        """
        On March 1, people in the Ilsa valley learned from the sound, or rather from the silence, that the dam above them had been closed. Nobody had asked them. Nobody had told them.""",
        """
        In [Not Consulted](https://www.rightsnorth.example/not-consulted), Rights North recorded the testimony of 140 residents. International standards are clear: communities must be heard *before* their water is taken, not compensated afterwards.

        The government has the duty to protect. Tarn Valley Energy has the responsibility to respect, which begins with looking: a human rights due diligence (HRDD) that deserves its name. We asked for it in writing, twice. The answer spoke of “stakeholder communications.”

        The letter asks for nothing unusual. It asks a company to sit down with the people whose river it holds.""",
        "");
  }

  static Content openLedger(Picture picture) {
    return page(
        picture,
        "Who signed away a river? Ask Tarn Valley Energy to answer",
        """
        On March 1, a private company closed a public river. On what terms, nobody may know: the concession for the Ilsa is classified as a trade secret until 2061.""",
        """
        In [The Korven File](https://www.openledger.example/korven), Open Ledger followed the money behind the dam through four countries. What we found is legal, and that is the problem.

        A concession for a river belongs in the open: its price, its duration, and the name of everyone who profits, the ultimate beneficial owners (UBO) included.

        Tarn Valley Energy could publish it tomorrow. This letter asks why it does not.""",
        "May we send you our investigations by email, once a month? You can stop that at any time.");
  }

  private static Content page(
      Picture picture, String title, String lede, String article, String consentWording) {
    return Content.blank("en")
        .with(ContentField.TITLE, title)
        .with(ContentField.LEDE, lede)
        .with(
            ContentField.LEAD_IN,
            "Act now: add your name, and ask Tarn Valley Energy to open the gates and keep its word.")
        .with(ContentField.ARTICLE, article)
        .with(ContentField.SALUTATION, "Dear Chief Executive,")
        .with(ContentField.LETTER, LETTER)
        .with(picture)
        .with(TARGET)
        .with(
            ContentField.CLOSING_CALL,
            "The gates can be opened with one decision. Urge Tarn Valley Energy to take it.")
        .with(ContentField.THANKS, "Thank you for lending the river your voice.")
        .with(ContentField.CONSENT_WORDING, consentWording);
  }
}
