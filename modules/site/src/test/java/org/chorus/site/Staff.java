package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.life.SettingOutcome;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.FoundOutcome;
import org.chorus.coalition.InviteOutcome;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.springframework.stereotype.Component;

/** Staff of organizations at work, as in life: they log in, join, write, approve and publish. */
@Component
final class Staff {

  private final Members members;
  private final Organizations organizations;
  private final Coalitions coalitions;
  private final Campaigns campaigns;
  private final CampaignSettings settings;
  private final Pages pages;
  private final Approvals approvals;

  Staff(
      Members members,
      Organizations organizations,
      Coalitions coalitions,
      Campaigns campaigns,
      CampaignSettings settings,
      Pages pages,
      Approvals approvals) {
    this.members = members;
    this.organizations = organizations;
    this.coalitions = coalitions;
    this.campaigns = campaigns;
    this.settings = settings;
    this.pages = pages;
    this.approvals = approvals;
  }

  /** The first member of a new organization, with every role there is. */
  Actor of(String alias, String name) {
    Subject subject = new Subject("staff:" + alias);
    OrganizationProfile organization =
        members
            .recordLogin(
                new Login(
                    subject,
                    "Staff of " + name,
                    Optional.empty(),
                    List.of(new Login.VouchedOrganization(new Slug(alias), name))))
            .organizations()
            .getFirst();
    Actor actor = new Actor(subject, "Staff of " + name, organization.id());
    members.assignRoles(
        actor,
        SecondFactor.of(actor),
        subject,
        Set.of(Role.ORGANIZATION_ADMINISTRATOR, Role.APPROVER, Role.CAMPAIGNER));
    organizations.describe(
        actor,
        new OrganizationProfile.Description(
            Optional.of("https://" + alias + ".example.org"),
            Optional.of("https://" + alias + ".example.org/privacy"),
            Optional.empty()));
    return actor;
  }

  CoalitionId unite(String name, SharingRule rule, Actor convener, Actor... partners) {
    return unite(name, SharingTerms.of(rule), convener, partners);
  }

  CoalitionId unite(String name, SharingTerms sharing, Actor convener, Actor... partners) {
    CoalitionId coalition =
        ((FoundOutcome.Founded) coalitions.found(convener, name, sharing, "")).coalition();
    for (Actor partner : partners) {
      Slug alias = organizations.find(partner.organization()).orElseThrow().alias();
      assertThat(coalitions.invite(convener, coalition, alias))
          .isEqualTo(new InviteOutcome.Invited());
      assertThat(coalitions.accept(partner, coalition, 1)).isEqualTo(new AnswerOutcome.Joined());
    }
    return coalition;
  }

  CampaignId start(
      Actor convener,
      CoalitionId coalition,
      String slug,
      CampaignKind kind,
      ConsentMode consentMode,
      Optional<PoolId> pool,
      Content common) {
    CampaignId campaign =
        ((CreateOutcome.Created)
                campaigns.create(
                    convener,
                    coalition,
                    new NewCampaign(
                        kind, slug, new Slug(slug), pool, consentMode, common.language())))
            .campaign();
    assertThat(
            pages.save(
                convener,
                PageEdition.common(campaign, common.language()),
                1,
                PageText.whole(common)))
        .isInstanceOf(SaveOutcome.Saved.class);
    return campaign;
  }

  /** Whose words signers put their names to. */
  void choose(Actor convener, CampaignId campaign, LetterWords words) {
    assertThat(settings.chooseWords(convener, campaign, words))
        .isEqualTo(new SettingOutcome.Done());
  }

  /** When its signatures count. */
  void choose(Actor convener, CampaignId campaign, Counting counting) {
    assertThat(settings.chooseCounting(convener, campaign, counting))
        .isEqualTo(new SettingOutcome.Done());
  }

  /** Whether its form asks for the country. */
  void choose(Actor convener, CampaignId campaign, CountryQuestion question) {
    assertThat(settings.chooseCountryQuestion(convener, campaign, question))
        .isEqualTo(new SettingOutcome.Done());
  }

  /** How the campaign is protected against abuse. */
  void protect(Actor convener, CampaignId campaign, Protection protection) {
    assertThat(settings.protect(convener, campaign, protection))
        .isEqualTo(new SettingOutcome.Done());
  }

  /** Whom its pool takes for the same person. */
  void choose(Actor convener, CampaignId campaign, SamePerson rule) {
    assertThat(settings.chooseSamePerson(convener, campaign, rule))
        .isEqualTo(new SettingOutcome.Done());
  }

  void write(Actor partner, CampaignId campaign, Content own) {
    int revision =
        pages.open(partner, PageEdition.own(campaign, partner, own.language())).revision();
    assertThat(
            pages.save(
                partner,
                PageEdition.own(campaign, partner, own.language()),
                revision,
                PageText.whole(own)))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  /** The common page anew. */
  void rewrite(Actor convener, CampaignId campaign, Content common) {
    PageEdition edition = PageEdition.common(campaign, common.language());
    int revision = pages.open(convener, edition).revision();
    assertThat(pages.save(convener, edition, revision, PageText.whole(common)))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  /** The common page in one more language. */
  void translate(Actor convener, CampaignId campaign, Content translation) {
    PageEdition edition = PageEdition.common(campaign, translation.language());
    assertThat(pages.save(convener, edition, 0, PageText.whole(translation)))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  /** Everybody approves what stands now, and it goes live. */
  void publish(CampaignId campaign, Actor convener, Actor... others) {
    assertThat(approvals.askForApproval(convener, campaign)).isEqualTo(new ApprovalOutcome.Done());
    int version = campaigns.find(convener, campaign).orElseThrow().contentVersion();
    approvals.approve(convener, campaign, version);
    for (Actor other : others) {
      approvals.approve(other, campaign, version);
    }
    assertThat(approvals.publish(convener, campaign)).isEqualTo(new ApprovalOutcome.Done());
  }
}
