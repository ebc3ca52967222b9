package org.chorus.signature.moderation;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.MODERATE;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.signature.Followers;
import org.chorus.signature.Numbers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What moderators do with Signatures of their Campaign: one, or all that a filter selects. Each
 * deed is on record with its reason, and can be taken back as a whole.
 *
 * <p>Which signatures a deed is about is settled when it begins; who signs later is not. The first
 * of them are done when the call returns, the others by recurring work, in batches. Whatever stops
 * in between is gone on with; nothing is done twice.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class ModerationActions {

  public static final int LONGEST_REASON = 300;

  private static final int SAMPLE = 5;
  private static final int LISTED = 50;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final ModeratedCampaigns campaigns;
  private final Moderation moderation;
  private final ActionRecords records;
  private final Numbers numbers;
  private final AuditTrail audit;
  private final ActionRunner runner;
  private final RecurringTask<Void> moderateSignatures;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  ModerationActions(
      JdbcClient jdbc,
      SupporterRows rows,
      ModeratedCampaigns campaigns,
      Moderation moderation,
      ActionRecords records,
      Numbers numbers,
      AuditTrail audit,
      ActionRunner runner,
      RecurringTask<Void> moderateSignatures,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.campaigns = campaigns;
    this.moderation = moderation;
    this.records = records;
    this.numbers = numbers;
    this.audit = audit;
    this.runner = runner;
    this.moderateSignatures = moderateSignatures;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * What a deed would come to, without doing it.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor moderates the Campaign
   */
  public Preview preview(Actor actor, CampaignId id, Deed deed, SignatureFilter filter) {
    ModeratedCampaign campaign = campaigns.permitted(actor, MODERATE, id);
    long now = numbers.total(campaign.pool());
    return filter
        .changedBy(deed)
        .map(
            changed ->
                requireNonNull(transaction.execute(begun -> count(campaign, deed, changed, now)))
                    .with(
                        moderation
                            .search(actor, id, changed, OptionalLong.empty(), SAMPLE)
                            .signatures()))
        .orElseGet(() -> new Preview(0, now, now, List.of()));
  }

  private Preview count(
      ModeratedCampaign campaign, Deed deed, SignatureFilter changed, long numberNow) {
    rows.showMasked(campaign.id());
    return jdbc.sql(
            """
            select count(*) as selected,
                   count(*) filter (where standing = 'COUNTED') as counted,
                   count(*) filter (where counts_once_let_in) as counting
              from masked_signature
             where
            """
                + Selection.conditions(changed))
        .params(Selection.values(campaign.pool(), changed))
        .query(
            (row, number) ->
                new Preview(
                    row.getLong("selected"),
                    numberNow,
                    switch (deed) {
                      case TAKE_OUT -> numberNow - row.getLong("counted");
                      case LET_IN -> numberNow + row.getLong("counting");
                    },
                    List.of()))
        .single();
  }

  /**
   * Does it, with every signature that the filter selects and to which it makes a difference.
   *
   * @param reason why, for those who read it later; nobody who signed is to be named in it
   * @throws org.chorus.access.AccessDenied unless the Actor moderates the Campaign
   */
  public ActOutcome act(
      Actor actor, CampaignId id, Deed deed, SignatureFilter filter, String reason) {
    ModeratedCampaign campaign = campaigns.permitted(actor, MODERATE, id);
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      return new ActOutcome.ReasonMissing();
    }
    Optional<Long> action =
        filter.changedBy(deed).flatMap(changed -> begin(actor, campaign, deed, changed, why));
    if (action.isEmpty()) {
      return new ActOutcome.NothingToDo();
    }
    goOn(action.get());
    return new ActOutcome.Begun(action.get());
  }

  /** Settles which signatures it is about. Leaves nothing behind where there are none. */
  private Optional<Long> begin(
      Actor actor, ModeratedCampaign campaign, Deed deed, SignatureFilter changed, String why) {
    return requireNonNull(
        transaction.execute(
            begun -> {
              long action = records.begin(actor, campaign, deed, changed, why);
              long selected = records.select(action, campaign, changed);
              if (selected == 0) {
                begun.setRollbackOnly();
                return Optional.empty();
              }
              audit.record(actor, act(deed.act(), campaign, signatures(selected) + ": " + why));
              return Optional.of(action);
            }));
  }

  /**
   * Takes a deed back: what it changed is as it was before, except where somebody has changed it
   * again since. A deed under way goes no further.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor moderates the Campaign
   */
  public UndoOutcome undo(Actor actor, CampaignId id, long action) {
    ModeratedCampaign campaign = campaigns.permitted(actor, MODERATE, id);
    UndoOutcome outcome =
        requireNonNull(
            transaction.execute(
                begun -> {
                  Optional<ModerationAction> found = records.lock(id, action);
                  if (found.isEmpty()) {
                    return new UndoOutcome.Unknown();
                  }
                  return switch (found.get().state()) {
                    case UNDOING, UNDONE -> new UndoOutcome.UndoneBefore();
                    case RUNNING, DONE -> {
                      records.beginUndoing(actor, action);
                      audit.record(
                          actor,
                          act(
                              found.get().deed().act() + ": taken back",
                              campaign,
                              signatures(found.get().changed())));
                      yield new UndoOutcome.Begun();
                    }
                  };
                }));
    if (outcome instanceof UndoOutcome.Begun) {
      goOn(action);
    }
    return outcome;
  }

  private static Act act(String verb, ModeratedCampaign campaign, String detail) {
    return Act.of(verb).on("campaign", campaign.id().toString(), campaign.name()).because(detail);
  }

  private static String signatures(long number) {
    return number + (number == 1 ? " signature" : " signatures");
  }

  /** A few are done at once. Many go on behind whoever waits for the answer. */
  private void goOn(long action) {
    if (runner.runBatch(action)) {
      events.publishEvent(new Followers.Due(moderateSignatures));
    }
  }

  /**
   * What was done in a Campaign, newest first, as far back as anybody looks.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor moderates the Campaign
   */
  public List<ModerationAction> actions(Actor actor, CampaignId id) {
    campaigns.permitted(actor, MODERATE, id);
    return records.newest(id, LISTED);
  }

  /**
   * How far a deed is.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor moderates the Campaign
   */
  public Optional<ModerationAction> action(Actor actor, CampaignId id, long action) {
    campaigns.permitted(actor, MODERATE, id);
    return records.find(id, action);
  }
}
