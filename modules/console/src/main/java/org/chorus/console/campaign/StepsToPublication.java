package org.chorus.console.campaign;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.approval.ApprovalOutcome.IncompletePage;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.CampaignState;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Names;
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
      complete.add(
          aFew(incomplete.stream().map(page -> words(page, campaign.language())).toList()));
    }

    ListItem approved =
        step(
            asked && (upToDate || campaign.isApprovedByAll()),
            "Every partner approves what will be public");
    if (asked && !upToDate) {
      approved.add(decisions(campaign.verdicts(), reader));
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

  private static UnorderedList list(List<String> lines) {
    UnorderedList list = new UnorderedList();
    lines.forEach(line -> list.add(new ListItem(line)));
    return list;
  }

  /** One missing text on the common page of a large campaign is missing on hundreds. */
  private static Div aFew(List<String> lines) {
    Div shown = new Div(list(lines.subList(0, Math.min(LongList.FEW, lines.size()))));
    if (lines.size() > LongList.FEW) {
      List<String> others = lines.subList(LongList.FEW, lines.size());
      shown.add(new Details("and " + others.size() + " others", list(others)));
    }
    return shown;
  }

  private static String words(IncompletePage page, String mainLanguage) {
    return page.owner()
        + (page.language().equals(mainLanguage)
            ? ""
            : " in " + LanguageChoice.name(page.language()))
        + ": "
        + page.missing().stream().map(ContentProblem::remedy).collect(Collectors.joining(" "));
  }

  /** Each of a few; of many how many, and who is missing. */
  private static Component decisions(List<Verdict> verdicts, Reader reader) {
    if (verdicts.size() <= LongList.FEW) {
      return list(verdicts.stream().map(verdict -> words(verdict, reader)).toList());
    }
    Map<Standing, List<Verdict>> groups = new EnumMap<>(Standing.class);
    verdicts.forEach(
        verdict ->
            groups.computeIfAbsent(Standing.of(verdict), first -> new ArrayList<>()).add(verdict));
    Div decisions = new Div();
    decisions.addClassName("decisions");
    groups.forEach(
        (standing, group) -> {
          Details details =
              new Details(
                  standing.words(group, verdicts.size()),
                  list(group.stream().map(verdict -> words(verdict, reader)).toList()));
          details.setOpened(standing == Standing.CHANGES_REQUESTED);
          decisions.add(details);
        });
    return decisions;
  }

  /** Where partners stand, what needs doing first. */
  private enum Standing {
    CHANGES_REQUESTED("asked for changes"),
    VOIDED("decided before the content changed, and must decide again"),
    OWN_WORK("approved what they wrote, so somebody else decides"),
    WAITING("decided nothing yet"),
    APPROVED("approved");

    private final String did;

    Standing(String did) {
      this.did = did;
    }

    static Standing of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.ChangesRequested _ -> CHANGES_REQUESTED;
        case Verdict.Voided _ -> VOIDED;
        case Verdict.OwnWork _ -> OWN_WORK;
        case Verdict.Waiting _ -> WAITING;
        case Verdict.Approved _ -> APPROVED;
      };
    }

    String words(List<Verdict> group, int all) {
      return group.size()
          + " of "
          + all
          + " "
          + did
          + (this == APPROVED
              ? ""
              : ": "
                  + Names.inBrief(
                      group.stream().map(verdict -> verdict.organization().name()).toList()));
    }
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
