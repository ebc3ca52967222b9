package org.chorus.console.campaign;

import com.vaadin.flow.component.html.Span;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignStep;
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
              case PUBLISHED ->
                  campaign.signing().opensAt().isPresent()
                      ? new Tag("Opens soon", Tag.Tone.WAITING)
                      : new Tag("Published", Tag.Tone.GOOD);
              case PAUSED -> new Tag("Paused", Tag.Tone.BAD);
              case CLOSED -> new Tag("Closed", Tag.Tone.QUIET);
              case DELIVERED -> new Tag("Delivered", Tag.Tone.GOOD);
              case ARCHIVED -> new Tag("Archived", Tag.Tone.QUIET);
            });
    tags.addClassName("tags");
    if (campaign.publishedAt().isPresent()
        && campaign.unpublishedChanges()
        && CampaignStep.PUBLISH.from(campaign.state()).isPresent()) {
      tags.add(new Tag("Changes not published", Tag.Tone.WAITING));
    }
    return tags;
  }
}
