package org.chorus.campaign.review;

/** What became of a comment. */
public sealed interface CommentOutcome {

  /** Done and on record; done already counts as done. */
  record Done() implements CommentOutcome {}

  /** Nothing was changed. */
  sealed interface Refused extends CommentOutcome {
    /** What to do about it, in words for staff. */
    String remedy();
  }

  /** It says nothing. */
  record Empty() implements Refused {
    @Override
    public String remedy() {
      return "Write what you want to say.";
    }
  }

  /** It is longer than a comment can be. */
  record TooLong(int most, int length) implements Refused {
    @Override
    public String remedy() {
      return "Shorten it to " + most + " characters; it has " + length + ".";
    }
  }

  /** It has characters that nobody can see. */
  record ControlCharacters() implements Refused {
    @Override
    public String remedy() {
      return "Remove the invisible control characters.";
    }
  }

  /** The page never read like that: there is no such revision of it, or no such page. */
  record UnknownRevision() implements Refused {
    @Override
    public String remedy() {
      return "Reload to see what stands on the page now, then comment on that.";
    }
  }

  /** The page has as many open comments as it can have in one language. */
  record TooMany(int most) implements Refused {
    @Override
    public String remedy() {
      return "This page has " + most + " open comments, and can have no more. Resolve some first.";
    }
  }

  /** Whoever said it resolves it, and whoever writes the page. */
  record NotYours() implements Refused {
    @Override
    public String remedy() {
      return "Whoever wrote the comment can do that, and whoever writes the page.";
    }
  }

  /** There is no such comment on this page. */
  record NoSuchComment() implements Refused {
    @Override
    public String remedy() {
      return "Reload to see which comments there are.";
    }
  }

  /** The Campaign is archived, and nothing about it changes. */
  record Archived() implements Refused {
    @Override
    public String remedy() {
      return "The campaign is archived. Its comments can be read, and stay as they are.";
    }
  }
}
