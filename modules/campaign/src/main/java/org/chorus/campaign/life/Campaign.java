package org.chorus.campaign.life;

import static org.chorus.campaign.life.CampaignState.CLOSED;
import static org.chorus.campaign.life.CampaignState.DRAFT;
import static org.chorus.campaign.life.CampaignState.PAUSED;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Act;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;
import org.jspecify.annotations.Nullable;

/** A petition or an open letter, owned by one Coalition. */
@Entity
public class Campaign {

  @Id private UUID id;
  private UUID coalitionId;
  private UUID poolId;
  private String slug;

  @Enumerated(EnumType.STRING)
  private CampaignKind kind;

  private String name;
  private String language;

  @Enumerated(EnumType.STRING)
  private ConsentMode consentMode;

  @Enumerated(EnumType.STRING)
  private LetterWords letterWords;

  @Enumerated(EnumType.STRING)
  private Counting counting;

  @Enumerated(EnumType.STRING)
  private CountryQuestion countryQuestion;

  @Enumerated(EnumType.STRING)
  private CampaignState state;

  @Enumerated(EnumType.STRING)
  private ChallengeMode challengeMode;

  @Enumerated(EnumType.STRING)
  private SuspicionRule suspicionRule;

  private @Nullable Instant protectionSetAt;
  private @Nullable String protectionSetBy;

  private int contentVersion;
  private @Nullable Integer publishedVersion;
  private Instant createdAt;
  private @Nullable Instant publishedAt;

  @Embedded private Standing standing;
  @Embedded private @Nullable Plan plan;
  @Embedded private RuleStanding rule;
  private String publicMessage;
  private @Nullable Instant closedAt;
  private @Nullable LocalDate deliveredOn;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Campaign() {}

  public Campaign(
      CoalitionId coalition, PoolId pool, NewCampaign wanted, Actor actor, Instant now) {
    this.id = CampaignId.random().value();
    this.coalitionId = coalition.value();
    this.poolId = pool.value();
    this.slug = wanted.slug().value();
    this.kind = wanted.kind();
    this.name = wanted.name();
    this.language = wanted.language();
    this.consentMode = wanted.consentMode();
    this.letterWords = wanted.letterWords();
    this.counting = wanted.counting();
    this.countryQuestion = wanted.countryQuestion();
    this.state = DRAFT;
    this.challengeMode = Protection.DEFAULT.challengeMode();
    this.suspicionRule = Protection.DEFAULT.suspicionRule();
    this.contentVersion = 1;
    this.createdAt = now;
    this.standing = Standing.of(actor, now, "");
    this.publicMessage = "";
    this.rule = RuleStanding.atFirst(wanted.approvalRule());
  }

  /** What supporters will see has changed: approvals given so far are for something else. */
  public void contentChanged() {
    contentVersion++;
  }

  void choose(LetterWords words) {
    letterWords = words;
    contentChanged(); // supporters find another form
  }

  void choose(Counting newCounting) {
    counting = newCounting;
    contentChanged(); // supporters are told something else
  }

  void choose(CountryQuestion question) {
    countryQuestion = question;
    contentChanged(); // as for the words
  }

  /** Supporters find the same words as before, so nothing is to be approved anew. */
  void protect(Protection wanted, Actor actor, Instant now) {
    challengeMode = wanted.challengeMode();
    suspicionRule = wanted.suspicionRule();
    protectionSetAt = now;
    protectionSetBy = actor.name();
  }

  /**
   * Takes a step, if it leads anywhere from here.
   *
   * @param reason what the partners are told about it; may be empty
   */
  boolean take(CampaignStep step, Actor actor, Instant now, String reason) {
    Optional<CampaignState> next = step.from(state);
    if (next.isEmpty()) {
      return false;
    }
    if (next.get() != state) {
      state = next.get();
      standing = Standing.of(actor, now, reason);
      publicMessage = "";
      switch (state) {
        case CLOSED -> {
          closedAt = now;
          plan = plan == null ? null : plan.withoutClosing();
        }
        case PUBLISHED -> {
          closedAt = null;
          if (step == CampaignStep.REOPEN) {
            opened(); // by hand, whatever was planned
          }
        }
        case DRAFT, IN_APPROVAL, PAUSED, DELIVERED, ARCHIVED -> {}
      }
    }
    return true;
  }

  public void askForApproval(Actor actor, Instant now) {
    take(CampaignStep.ASK_FOR_APPROVAL, actor, now, "");
  }

  public void publish(Actor actor, Instant now) {
    take(CampaignStep.PUBLISH, actor, now, "");
    publishedVersion = contentVersion;
    if (publishedAt == null) {
      publishedAt = now;
    }
  }

  boolean pause(Actor actor, Instant now, String reason, String messageToSupporters) {
    boolean paused = take(CampaignStep.PAUSE, actor, now, reason);
    if (paused) {
      publicMessage = messageToSupporters;
    }
    return paused;
  }

  boolean deliver(Actor actor, Instant now, LocalDate day) {
    boolean delivered = take(CampaignStep.DELIVER, actor, now, "");
    if (delivered) {
      deliveredOn = day;
    }
    return delivered;
  }

  void plan(Plan newPlan) {
    plan = newPlan;
  }

  public void approveBy(ApprovalRule newRule, Actor actor, Instant now) {
    rule = RuleStanding.changed(newRule, actor, now);
  }

  /** Whether the opening has come, and is not written down yet. */
  boolean isOpeningDue(Instant now) {
    return CampaignStep.CLOSE.from(state).isPresent()
        && opening().filter(opens -> !opens.isAfter(now)).isPresent();
  }

  /** Whether the closing has come, and is not written down yet. */
  boolean isClosingDue(Instant now) {
    return CampaignStep.CLOSE.from(state).isPresent()
        && closing().filter(closes -> !closes.isAfter(now)).isPresent();
  }

  /** Writes down that the opening has come. */
  void opened() {
    plan = plan == null ? null : plan.withoutOpening();
  }

  /** Whether supporters can read its pages. */
  public boolean isPublic() {
    return publishedVersion != null;
  }

  /** Whether there is something that supporters do not see yet. */
  public boolean hasUnpublishedChanges() {
    return publishedVersion == null || publishedVersion != contentVersion;
  }

  /** For the audit trail. */
  public Act act(String verb) {
    return Act.of(verb).on("campaign", id.toString(), name);
  }

  public CampaignId id() {
    return new CampaignId(id);
  }

  public CoalitionId coalition() {
    return new CoalitionId(coalitionId);
  }

  public PoolId pool() {
    return new PoolId(poolId);
  }

  public Slug slug() {
    return new Slug(slug);
  }

  public CampaignKind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  /** A BCP 47 tag: what people read who ask for no language, or for one that there is not. */
  public String language() {
    return language;
  }

  public ConsentMode consentMode() {
    return consentMode;
  }

  public LetterWords letterWords() {
    return letterWords;
  }

  public Counting counting() {
    return counting;
  }

  public CountryQuestion countryQuestion() {
    return countryQuestion;
  }

  public Protection protection() {
    return new Protection(challengeMode, suspicionRule);
  }

  /** When somebody chose it last; empty where it is as it was at the Campaign's creation. */
  public Optional<Instant> protectionSetAt() {
    return Optional.ofNullable(protectionSetAt);
  }

  public Optional<String> protectionSetBy() {
    return Optional.ofNullable(protectionSetBy);
  }

  /** At a moment, with what was planned to have come by then. */
  public CampaignState state(Instant now) {
    return isClosingDue(now) ? CLOSED : state;
  }

  /** At a moment, with what was planned to have come by then. */
  public Standing standing(Instant now) {
    return plan != null && isClosingDue(now)
        ? Standing.of(plan.planner(), closing().orElseThrow(), LockedCampaigns.AS_PLANNED)
        : standing;
  }

  /** Whose pause it is. */
  Optional<OrganizationId> pausedFor() {
    return state == PAUSED
        ? Optional.ofNullable(standing.stateFor()).map(OrganizationId::new)
        : Optional.empty();
  }

  public RuleStanding rule() {
    return rule;
  }

  public boolean needsFourEyes() {
    return rule.approvalRule() == ApprovalRule.FOUR_EYES;
  }

  Optional<Plan> plan() {
    return Optional.ofNullable(plan);
  }

  Optional<Instant> opening() {
    return plan().flatMap(Plan::opening);
  }

  public Optional<Instant> closing() {
    return plan().flatMap(Plan::closing);
  }

  public SigningTimes signingTimes() {
    return new SigningTimes(
        state,
        opening(),
        closing(),
        plan().map(Plan::zone).orElse(ZoneOffset.UTC),
        Optional.ofNullable(closedAt),
        publicMessage,
        deliveredOn());
  }

  Optional<LocalDate> deliveredOn() {
    return Optional.ofNullable(deliveredOn);
  }

  public int contentVersion() {
    return contentVersion;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> publishedAt() {
    return Optional.ofNullable(publishedAt);
  }
}
