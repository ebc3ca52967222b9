package org.chorus.console.campaign;

import com.vaadin.flow.component.html.Span;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.CampaignState;
import org.chorus.console.look.Tag;

/** Where a campaign stands, in a word or two. */
final class StateTags {

  private StateTags() {}

  static Span of(CampaignOverview campaign) {
    Span tags =
        new Span(
            switch (campaign.state()) {
              case DRAFT -> new Tag("Draft", Tag.Tone.QUIET);
              case IN_APPROVAL -> new Tag("In approval", Tag.Tone.WAITING);
              case PUBLISHED -> new Tag("Published", Tag.Tone.GOOD);
            });
    tags.addClassName("tags");
    if (campaign.state() == CampaignState.PUBLISHED && campaign.unpublishedChanges()) {
      tags.add(new Tag("Changes not published", Tag.Tone.WAITING));
    }
    return tags;
  }
}
