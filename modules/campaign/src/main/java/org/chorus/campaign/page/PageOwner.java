package org.chorus.campaign.page;

import org.chorus.kernel.OrganizationId;

/** Whose front of a Campaign a Page is. */
public sealed interface PageOwner {

  /** The coalition's common page, written by its conveners. */
  record Everybody() implements PageOwner {}

  /** One partner's page, written by that partner alone. */
  record Partner(OrganizationId organization) implements PageOwner {}
}
