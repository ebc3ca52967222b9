package org.chorus.campaign.link;

/** What became of the wish for a link, or for another name of one. */
public sealed interface LinkOutcome {

  /** Here it is. */
  record Done(CampaignLink link) implements LinkOutcome {}

  /** A name has 1 to {@link CampaignLinks#LONGEST_NAME} characters. */
  record NameOutOfBounds() implements LinkOutcome {}

  /** The Organization has a link of this name to the Campaign; letters may differ in case. */
  record NameTaken() implements LinkOutcome {}

  /** No link is spread on this Channel: it is how people come by none. */
  record NotAChannelForLinks() implements LinkOutcome {}

  /** The Organization has as many links to the Campaign as it can have. */
  record TooMany() implements LinkOutcome {}

  /** The Organization has no such link to the Campaign. */
  record NoSuchLink() implements LinkOutcome {}

  /** The Campaign is archived. */
  record Archived() implements LinkOutcome {}
}
