package org.chorus.campaign.life;

/** What became of choosing a setting of a Campaign. */
public sealed interface SettingOutcome {

  /** It is as wanted, whether or not it was so before. */
  record Done() implements SettingOutcome {}

  /** Nothing was changed. */
  sealed interface Refused extends SettingOutcome {
    /** What to do about it, in words for staff. */
    String remedy();
  }

  /** A petition has no letter that somebody could put into own words. */
  record NotALetter() implements Refused {
    @Override
    public String remedy() {
      return "Only an open letter can be put into own words. Create one, or leave this off.";
    }
  }

  /** Supporters rely on it since the Campaign was published, or the Campaign was given up. */
  record NotNow(CampaignState state) implements Refused {
    @Override
    public String remedy() {
      return switch (state) {
        case DRAFT, IN_APPROVAL -> "It was changed meanwhile. Reload, and choose again.";
        case PUBLISHED, PAUSED, CLOSED, DELIVERED ->
            "It is public, and people signed as it is. Create a new campaign for another way.";
        case ARCHIVED -> "It is archived, and stays as it is. Create a new campaign.";
      };
    }
  }

  /** Nobody will sign the Campaign any more. */
  record Over(CampaignState state) implements Refused {
    @Override
    public String remedy() {
      return "The campaign is over, and nobody signs it any more. Nothing is to be done.";
    }
  }

  /** Supporters rely on it since another Campaign of the same pool was published. */
  record PublicElsewhere(String campaign) implements Refused {
    @Override
    public String remedy() {
      return "“"
          + campaign
          + "” counts in the same pool and is public: people signed there as it is. Create a"
          + " campaign with a pool of its own for another way.";
    }
  }
}
