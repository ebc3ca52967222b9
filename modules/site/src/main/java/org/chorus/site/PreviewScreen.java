package org.chorus.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chorus.kernel.LinkToken;
import org.chorus.site.CampaignScreen.Translation;
import org.chorus.site.form.SignForm;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;

/**
 * A page that is not public yet, for somebody with a link to it: the campaign's own template, with
 * a form that is none, and no number.
 *
 * @param expiresAt until when the link works
 */
record PreviewScreen(CampaignScreen campaign, LinkToken token, Instant expiresAt) {

  /** The same for every link that shows nothing, whatever the reason. */
  static Screen gone(Language language) {
    return new Screen("preview-gone", language, Map.of());
  }

  Screen screen() {
    Language language = campaign.language();
    return new Screen(
        "preview",
        language,
        Map.of(
            "page",
            campaign,
            "preview",
            true,
            "until",
            language.moment(expiresAt, campaign.page().signing().zone()),
            "translations",
            translations(),
            "form",
            SignForm.BLANK.printable(),
            "faults",
            Map.of()));
  }

  private List<Translation> translations() {
    return campaign.translations().stream()
        .map(
            translation ->
                new Translation(
                    translation.language(),
                    "/preview/" + token.value() + "?lang=" + translation.language().tag(),
                    translation.here()))
        .toList();
  }
}
