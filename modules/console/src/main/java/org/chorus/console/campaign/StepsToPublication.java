package org.chorus.console.campaign;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.approval.ApprovalOutcome.IncompletePage;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.CampaignState;
import org.chorus.console.look.Reader;
import org.chorus.console.page.LanguageChoice;
import org.chorus.content.ContentProblem;

/** The steps of a campaign to the public: which are taken, and what the next one waits for. */
final class StepsToPublication extends OrderedList {

  StepsToPublication(CampaignOverview campaign, List<IncompletePage> incomplete, Reader reader) {
    addClassName("steps");
    boolean asked = campaign.state() != CampaignState.DRAFT;
    boolean live = campaign.publishedAt().isPresent();
    boolean upToDate = live && !campaign.unpublishedChanges();

    ListItem complete = step(incomplete.isEmpty(), "Every page is complete");
    if (!incomplete.isEmpty()) {
      UnorderedList list = new UnorderedList();
      incomplete.forEach(
          page ->
              list.add(
                  new ListItem(
                      page.owner()
                          + (page.language().equals(campaign.language())
                              ? ""
                              : " in " + LanguageChoice.name(page.language()))
                          + ": "
                          + page.missing().stream()
                              .map(ContentProblem::remedy)
                              .collect(Collectors.joining(" ")))));
      complete.add(list);
    }

    ListItem approved =
        step(
            asked && (upToDate || campaign.isApprovedByAll()),
            "Every partner approves what will be public");
    if (asked && !upToDate) {
      UnorderedList list = new UnorderedList();
      campaign.verdicts().forEach(verdict -> list.add(new ListItem(words(verdict, reader))));
      approved.add(list);
    }

    add(
        complete,
        step(asked, "The partners are asked for approval"),
        approved,
        step(
            upToDate,
            live
                ? campaign.unpublishedChanges()
                    ? "The changes are published"
                    : "Public since " + campaign.publishedAt().map(reader::date).orElse("")
                : "It is published"));
  }

  private static ListItem step(boolean taken, String words) {
    Span text = new Span(words);
    text.addClassName("step-text");
    Span state = new Span(taken ? " (done)" : " (to do)");
    state.addClassName("for-screen-readers");
    ListItem step = new ListItem(text, state);
    step.addClassName(taken ? "step-done" : "step-open");
    return step;
  }

  private static String words(Verdict verdict, Reader reader) {
    String who = verdict.organization().name();
    return switch (verdict) {
      case Verdict.Approved(var ignored, var by, var at) ->
          who + ": approved by " + by + " on " + reader.moment(at);
      case Verdict.ChangesRequested(var ignored, var by, var at, var comment) ->
          who + ": " + by + " asked for changes on " + reader.moment(at) + ": “" + comment + "”";
      case Verdict.Voided(var ignored, var by, var at) ->
          who
              + ": the content has changed since "
              + by
              + " decided on "
              + reader.moment(at)
              + ", so a new decision is needed";
      case Verdict.OwnWork(var ignored, var by, var at) ->
          who
              + ": "
              + by
              + " approved on "
              + reader.moment(at)
              + ", and wrote some of it, so somebody else decides";
      case Verdict.Waiting(var ignored) -> who + ": has not decided yet";
    };
  }
}
