package org.chorus.console.link;

import java.util.function.Consumer;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.LinkOutcome;
import org.chorus.console.look.Notice;

/** Tells what became of the wish for a link. */
final class LinkWords {

  private LinkWords() {}

  /**
   * @param nameFault takes what is wrong with the name, and the remedy
   */
  static void tell(LinkOutcome outcome, Consumer<String> nameFault, Consumer<CampaignLink> done) {
    switch (outcome) {
      case LinkOutcome.Done(CampaignLink link) -> done.accept(link);
      case LinkOutcome.NameOutOfBounds() ->
          nameFault.accept(
              "Give it a name of at most " + CampaignLinks.LONGEST_NAME + " characters.");
      case LinkOutcome.NameTaken() ->
          nameFault.accept("One of your links to this campaign has that name. Choose another.");
      case LinkOutcome.NotAChannelForLinks() -> Notice.problem("Choose where it is spread.");
      case LinkOutcome.TooMany() ->
          Notice.problem(
              "There are " + CampaignLinks.MOST + " links already, and there can be no more.");
      case LinkOutcome.NoSuchLink() -> Notice.problem("This link is gone.");
      case LinkOutcome.Archived() ->
          Notice.problem("The campaign is archived. Its pages are not shown any more.");
    }
  }
}
