package org.chorus.app.matrix;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.chorus.access.Assignment;
import org.chorus.access.AuditFilter;
import org.chorus.access.Role;
import org.chorus.access.RoleGrantId;
import org.chorus.access.SecondFactor;
import org.chorus.access.SteppedUp;
import org.chorus.app.matrix.ServiceAccess.WhosePage;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.LinkId;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.review.CommentId;
import org.chorus.campaign.review.ReviewLinkId;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.InvitationId;
import org.chorus.coalition.JoinRequestId;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.RevisionId;
import org.chorus.kernel.SeatId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.OrganizationProfile.Description;
import org.chorus.organization.brand.Sender;
import org.chorus.organization.machine.MachineId;
import org.chorus.organization.machine.NewMachine;
import org.chorus.organization.provider.ProviderDraft;
import org.chorus.sharing.export.ExportId;
import org.chorus.sharing.export.ExportScope;
import org.chorus.sharing.statement.Period;
import org.chorus.signature.dashboard.Lookback;
import org.chorus.signature.moderation.Deed;
import org.chorus.signature.moderation.SignatureFilter;
import org.chorus.signature.moderation.Trends;
import org.chorus.switches.Switch;

/**
 * An argument of every type that a service takes beside the Actor: of what exists, that which
 * belongs to the world's Coalition; else a small one, which need not make sense.
 */
final class Specimens {

  private final Map<Class<?>, BiFunction<Actor, WhosePage, Object>> byType = new HashMap<>();
  private final World world;

  Specimens(World world) {
    this.world = world;
    depends(Actor.class, (actor, page) -> actor);
    depends(SteppedUp.class, (actor, page) -> SecondFactor.of(actor));
    depends(OutputStream.class, (actor, page) -> OutputStream.nullOutputStream()); // is closed
    depends(InputStream.class, (actor, page) -> InputStream.nullInputStream()); // is read
    depends(PageOwner.class, this::owner);
    depends(
        PageEdition.class,
        (actor, page) -> new PageEdition(world.campaign, owner(actor, page), "en"));
    add(CoalitionId.class, world.coalition);
    add(CampaignId.class, world.campaign);
    add(PoolId.class, world.pool);
    add(SeatId.class, world.seatOfB);
    add(OrganizationId.class, world.b.id());
    add(Slug.class, world.uninvited.alias());
    add(Subject.class, world.colleague);
    add(Assignment.class, Assignment.of(Role.ANALYST));
    add(Role.class, Role.ANALYST);
    add(RoleGrantId.class, new RoleGrantId(UUID.randomUUID()));
    add(InvitationId.class, new InvitationId(UUID.randomUUID()));
    add(JoinRequestId.class, new JoinRequestId(UUID.randomUUID()));
    add(CommentId.class, new CommentId(UUID.randomUUID()));
    add(ReviewLinkId.class, new ReviewLinkId(UUID.randomUUID()));
    add(Collection.class, List.of());
    add(ExportId.class, new ExportId(1));
    add(ExportScope.class, ExportScope.EVERYBODY);
    add(LinkId.class, new LinkId(UUID.randomUUID()));
    add(Channel.class, Channel.PRINT);
    add(RevisionId.class, RevisionId.random());
    add(LinkToken.class, LinkToken.random());
    add(AuditFilter.class, AuditFilter.ALL);
    add(Description.class, Description.NONE);
    add(Sender.class, Sender.NONE);
    add(SharingTerms.class, SharingTerms.of(SharingRule.SOURCE_ONLY));
    add(AdoptionRule.class, AdoptionRule.ALL);
    add(PartnerOrder.class, PartnerOrder.ALPHABETICAL);
    add(ApprovalRule.class, ApprovalRule.ANY_APPROVER);
    add(LetterWords.class, LetterWords.AS_WRITTEN);
    add(Counting.class, Counting.AT_ONCE);
    add(CountryQuestion.class, CountryQuestion.NO);
    add(Protection.class, Protection.DEFAULT);
    add(SamePerson.class, SamePerson.BY_ADDRESS);
    add(PageText.class, PageText.whole(JointCampaign.complete(CampaignKind.PETITION)));
    add(
        NewCampaign.class,
        new NewCampaign(
            CampaignKind.PETITION,
            "One more",
            new Slug("one-more"),
            Optional.empty(),
            ConsentMode.EXPLICIT,
            "en"));
    add(MachineId.class, new MachineId(UUID.randomUUID()));
    add(
        NewMachine.class,
        new NewMachine("A machine", Set.of(Role.ANALYST), Instant.now().plus(Duration.ofDays(1))));
    add(Period.class, Period.ALWAYS);
    add(Deed.class, Deed.TAKE_OUT);
    add(Lookback.class, Lookback.EVER);
    add(SignatureFilter.class, SignatureFilter.ALL);
    add(Trends.Span.class, Trends.Span.WEEK);
    add(OptionalLong.class, OptionalLong.empty());
    add(Switch.class, Switch.COUNTERS);
    add(LocalDate.class, LocalDate.EPOCH);
    add(ZoneId.class, ZoneOffset.UTC);
    add(EmailAddress.class, new EmailAddress("somebody@example.org"));
    add(
        ProviderDraft.class,
        new ProviderDraft.OpenIdConnect("https://login.example.org", "chorus", Optional.empty()));
    add(List.class, List.of());
    add(Optional.class, Optional.empty());
    add(Set.class, Set.of());
    add(String.class, "some words");
    add(byte[].class, new byte[0]);
    add(int.class, 1);
    add(long.class, 1L);
  }

  private <T> void add(Class<T> type, T specimen) {
    byType.put(type, (actor, page) -> specimen);
  }

  private <T> void depends(Class<T> type, BiFunction<Actor, WhosePage, T> specimen) {
    byType.put(type, specimen::apply);
  }

  private PageOwner owner(Actor actor, WhosePage page) {
    return switch (page) {
      case OWN -> new PageOwner.Partner(actor.organization());
      case COMMON -> new PageOwner.Everybody();
      case ANOTHERS ->
          new PageOwner.Partner(
              actor.organization().equals(world.a.id()) ? world.b.id() : world.a.id());
    };
  }

  /** What to call a method with. */
  List<Object> of(Method method, Actor actor, WhosePage page) {
    return Stream.of(method.getParameterTypes()).map(type -> of(type, actor, page)).toList();
  }

  private Object of(Class<?> type, Actor actor, WhosePage page) {
    return Optional.ofNullable(byType.get(type))
        .orElseThrow(
            () -> new AssertionError("Specimens has no " + type.getSimpleName() + "; add one"))
        .apply(actor, page);
  }
}
