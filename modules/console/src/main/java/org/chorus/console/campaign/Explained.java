package org.chorus.console.campaign;

import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.ChallengeMode;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.life.SuspicionRule;
import org.chorus.content.CampaignKind;

/** What the settings of a campaign mean, for the person who decides about them. */
final class Explained {

  private Explained() {}

  static String title(CampaignKind kind) {
    return switch (kind) {
      case PETITION -> "A petition";
      case LETTER -> "An open letter";
    };
  }

  static String explanation(CampaignKind kind) {
    return switch (kind) {
      case PETITION -> "A demand in a few sentences, shown apart from the article.";
      case LETTER -> "A letter with salutation and body, addressed to the target.";
    };
  }

  static String title(LetterWords words) {
    return switch (words) {
      case AS_WRITTEN -> "The words of the letter, for everybody";
      case SIGNERS_OWN -> "The words of the letter, or the signer’s own";
    };
  }

  static String explanation(LetterWords words) {
    return switch (words) {
      case AS_WRITTEN -> "Everybody signs the same text.";
      case SIGNERS_OWN ->
          "Signers may put the letter into their own words: the form holds its body, and they can"
              + " change it. This is fixed once the campaign is public.";
    };
  }

  static String title(Counting counting) {
    return switch (counting) {
      case AT_ONCE -> "At once";
      case WHEN_CONFIRMED -> "Once the address is confirmed";
    };
  }

  static String explanation(Counting counting) {
    return switch (counting) {
      case AT_ONCE ->
          "Whoever signs counts. They are asked by mail to confirm their address, and count whether"
              + " or not they do.";
      case WHEN_CONFIRMED ->
          "Whoever signs counts once they have followed the link in the mail and confirmed. The"
              + " number grows more slowly, and every address in it works. Fixed once the campaign"
              + " is public.";
    };
  }

  static String title(CountryQuestion question) {
    return switch (question) {
      case NO -> "Do not ask";
      case OPTIONAL -> "Ask, and leave it open";
      case REQUIRED -> "Ask everybody";
    };
  }

  static String explanation(CountryQuestion question) {
    return switch (question) {
      case NO -> "One field less to fill in, and nothing to keep.";
      case OPTIONAL -> "People choose their country from a list, or would rather not say.";
      case REQUIRED ->
          "Nobody signs without choosing a country. For campaigns whose target asks for it. Fixed"
              + " once the campaign is public, like the other ways.";
    };
  }

  static String title(SamePerson rule) {
    return switch (rule) {
      case BY_ADDRESS -> "Whoever has the same email address";
      case BY_ADDRESS_AND_NAME -> "Whoever has the same email address and the same name";
    };
  }

  static String explanation(SamePerson rule) {
    return switch (rule) {
      case BY_ADDRESS -> "One signature for each address, as recipients expect of a petition.";
      case BY_ADDRESS_AND_NAME ->
          "Two people who share an address, in a family for instance, can both sign. But whoever"
              + " writes their name in another way counts twice. This is fixed once a campaign of"
              + " the pool is public, and supporters are told.";
    };
  }

  static String title(ApprovalRule rule) {
    return switch (rule) {
      case ANY_APPROVER -> "Any approver";
      case FOUR_EYES -> "Four eyes";
    };
  }

  static String explanation(ApprovalRule rule) {
    return switch (rule) {
      case ANY_APPROVER ->
          "Whoever approves for a partner can approve what they wrote themselves. The way for"
              + " partners of one person.";
      case FOUR_EYES ->
          "Nobody approves what they wrote: for each partner, somebody decides who has written none"
              + " of what would go public.";
    };
  }

  static String title(ChallengeMode mode) {
    return switch (mode) {
      case OFF -> "Never";
      case ON -> "Always";
      case AUTOMATIC -> "Under attack";
    };
  }

  static String explanation(ChallengeMode mode) {
    return switch (mode) {
      case OFF -> "No page sets one, whatever happens.";
      case ON ->
          "Every browser solves a short task while its person fills in the form. People notice"
              + " nothing; those without JavaScript sign as well, and are marked.";
      case AUTOMATIC ->
          "While so many suspicious signatures come in that it looks like an attack, and for a"
              + " quarter of an hour after, every browser solves a short task. Else none does.";
    };
  }

  static String title(SuspicionRule rule) {
    return switch (rule) {
      case COUNT -> "Count them";
      case HOLD -> "Hold them";
    };
  }

  static String explanation(SuspicionRule rule) {
    return switch (rule) {
      case COUNT -> "They count like all others. A moderator can take them out later.";
      case HOLD -> "They count once a moderator has let them in.";
    };
  }

  static String title(ConsentMode mode) {
    return switch (mode) {
      case EXPLICIT -> "Ask: a question with yes and no";
      case CHECKBOX -> "Ask: a box to tick for each organization";
      case DISCLOSURE -> "Tell: a statement beside the button";
    };
  }

  static String explanation(ConsentMode mode) {
    return switch (mode) {
      case EXPLICIT ->
          "Neither answer is preselected, and one is needed to sign. This is what data protection law"
              + " in the European Union expects.";
      case CHECKBOX ->
          "No box is ticked beforehand, and one that is left empty is stored as a no. Quicker to fill"
              + " in than questions, and more people say no by saying nothing.";
      case DISCLOSURE ->
          "Whoever signs agrees to the organizations that the statement names: to those that could"
              + " receive the person by the coalition's terms. Only for places where that is lawful:"
              + " ask your data protection officer first.";
    };
  }
}
