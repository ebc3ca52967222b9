package org.chorus.site;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.page.Images;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.ImageId;
import org.chorus.site.Browser.Answer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What two partners have published before the first supporter comes. A test that has it injected
 * finds all of it open; tests share it. Lazy, because the site must answer before there is any.
 */
@Component
@Lazy
final class OpenCampaigns {

  /** Where one partner asks people to sign. */
  static final String PAGE = "/clean-rivers/right-to-water";

  final Answer frontPageBefore;
  final Actor rivers;
  final Actor rights;
  final CampaignId petition;
  final ImageId image;

  private final Staff staff;
  private final CoalitionId coalition;

  OpenCampaigns(Browser browser, Staff staff, Images images) throws IOException {
    this.staff = staff;
    frontPageBefore = browser.get("/");
    rivers = staff.of("rivers", "Rivers Without Borders");
    rights = staff.of("right-to-water", "Right to Water");
    coalition = staff.unite("Clean Water Now", SharingRule.OPT_IN_PER_PARTNER, rivers, rights);
    image = ((ImageOutcome.Stored) images.store(rivers, png())).image();

    petition = start("clean-rivers", ConsentMode.EXPLICIT, Contents.petition());
    staff.write(
        rights, petition, Contents.petition().with(ContentField.TITLE, "Clean rivers are a right"));
    publish(petition);

    CampaignId disclosing = start("open-sources", ConsentMode.DISCLOSURE, Contents.petition());
    staff.write(rights, disclosing, Contents.petition());
    publish(disclosing);

    publish(start("dear-mayor", CampaignKind.LETTER, ConsentMode.EXPLICIT, Contents.letter(image)));
    publish(start("sauberes-wasser", ConsentMode.EXPLICIT, Contents.german()));
    publish(start("miyah", ConsentMode.EXPLICIT, Contents.arabic()));
    start("in-the-making", ConsentMode.EXPLICIT, Contents.petition());
  }

  /** One more, for a test that does something to it: drafted, with a page of Right to Water. */
  CampaignId draft(String slug, Content content) {
    CampaignId campaign = start(slug, ConsentMode.EXPLICIT, content);
    staff.write(rights, campaign, content);
    return campaign;
  }

  /** One more, for a test that does something to it: open, with a page of Right to Water. */
  CampaignId open(String slug, Content content) {
    CampaignId campaign = draft(slug, content);
    publish(campaign);
    return campaign;
  }

  /** One more that counts so and asks so. */
  CampaignId open(String slug, Counting counting, CountryQuestion question) {
    CampaignId campaign = draft(slug, Contents.petition());
    staff.choose(rivers, campaign, counting);
    staff.choose(rivers, campaign, question);
    publish(campaign);
    return campaign;
  }

  /** One more, in whose pool two people can share an address. */
  void openForFamilies(String slug) {
    CampaignId campaign = draft(slug, Contents.petition());
    staff.choose(rivers, campaign, SamePerson.BY_ADDRESS_AND_NAME);
    publish(campaign);
  }

  /** One more open letter that people may put into their own words, with both kinds of page. */
  CampaignId openForOwnWords(String slug) {
    CampaignId campaign = draftForOwnWords(slug);
    staff.write(rights, campaign, Contents.letter(image));
    publish(campaign);
    return campaign;
  }

  /** The same, not public yet. */
  CampaignId draftForOwnWords(String slug) {
    Content letter = Contents.letter(image);
    CampaignId campaign = start(slug, CampaignKind.LETTER, ConsentMode.EXPLICIT, letter);
    staff.choose(rivers, campaign, LetterWords.SIGNERS_OWN);
    return campaign;
  }

  private CampaignId start(String slug, ConsentMode consentMode, Content content) {
    return start(slug, CampaignKind.PETITION, consentMode, content);
  }

  private CampaignId start(
      String slug, CampaignKind kind, ConsentMode consentMode, Content content) {
    return staff.start(rivers, coalition, slug, kind, consentMode, Optional.empty(), content);
  }

  void publish(CampaignId campaign) {
    staff.publish(campaign, rivers, rights);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
