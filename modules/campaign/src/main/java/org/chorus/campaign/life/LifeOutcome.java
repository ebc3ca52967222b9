package org.chorus.campaign.life;

import java.time.LocalDate;

/** What became of a step in a Campaign's life. */
public sealed interface LifeOutcome {

  /** Done and on record. */
  record Done() implements LifeOutcome {}

  /** Nothing was changed. */
  sealed interface Refused extends LifeOutcome {
    /** What to do about it, in words for staff. */
    String remedy();
  }

  /** The step does not lead anywhere from the state that the Campaign is in by now. */
  record NotNow(CampaignStep step, CampaignState state) implements Refused {
    @Override
    public String remedy() {
      return switch (state) {
        case DRAFT, IN_APPROVAL -> "It has not been published yet. Publish it first.";
        case PUBLISHED ->
            switch (step) {
              case DELIVER, ARCHIVE -> "It is still open. Close it first.";
              case ASK_FOR_APPROVAL, PUBLISH, PAUSE, RESUME, CLOSE, REOPEN ->
                  "It is public already. Nothing is to be done.";
            };
        case PAUSED ->
            switch (step) {
              case DELIVER, ARCHIVE -> "It is paused. Close it first.";
              case REOPEN -> "It is paused, not closed. Resume it.";
              case ASK_FOR_APPROVAL, PUBLISH, PAUSE, RESUME, CLOSE ->
                  "It is paused already. Nothing is to be done.";
            };
        case CLOSED ->
            switch (step) {
              case RESUME, PUBLISH -> "It is closed. Reopen it first.";
              case ASK_FOR_APPROVAL, PAUSE, CLOSE, REOPEN, DELIVER, ARCHIVE ->
                  "It is closed already. Nothing is to be done.";
            };
        case DELIVERED -> "It has been delivered, and stays closed. What is left is to archive it.";
        case ARCHIVED -> "It is archived, and stays as it is. Create a new campaign.";
      };
    }
  }

  /** The partners must learn why. */
  record ReasonMissing() implements Refused {
    @Override
    public String remedy() {
      return "Say why, in at most "
          + CampaignLife.MAX_WORDS
          + " characters. Every partner reads it.";
    }
  }

  /** What was written is too long. */
  record WordsTooLong() implements Refused {
    @Override
    public String remedy() {
      return "Shorten what you wrote to " + CampaignLife.MAX_WORDS + " characters.";
    }
  }

  /** Another co-owner paused it, and only that one or a convener can resume. */
  record PausedByAnother(String organization) implements Refused {
    @Override
    public String remedy() {
      return organization + " paused it. Ask them, or a convener, to resume.";
    }
  }

  /** A moment that is to come must lie in the future. */
  record NotInTheFuture(Moment moment) implements Refused {
    @Override
    public String remedy() {
      return switch (moment) {
        case OPENING -> "The opening has passed already. Choose a later time, or none.";
        case CLOSING -> "The closing has passed already. Choose a later time, or none.";
      };
    }
  }

  /** It would close before it opens. */
  record ClosesBeforeItOpens() implements Refused {
    @Override
    public String remedy() {
      return "It would close before it opens. Choose a closing after the opening.";
    }
  }

  /** People sign already, so there is no opening to come. */
  record OpenAlready() implements Refused {
    @Override
    public String remedy() {
      return "It is open already. Leave the opening empty; to stop signing for a while, pause it.";
    }
  }

  /** It was delivered neither before it was public nor in the future. */
  record DeliveryOutOfOrder(LocalDate published) implements Refused {
    @Override
    public String remedy() {
      return "Choose a day between the publication and today.";
    }
  }

  /** What a schedule has. */
  enum Moment {
    OPENING,
    CLOSING
  }
}
