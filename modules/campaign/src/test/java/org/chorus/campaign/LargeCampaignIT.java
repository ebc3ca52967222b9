package org.chorus.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Sixty partners and twelve languages: how much longer everything takes than with two and one. */
@HouseTest
class LargeCampaignIT {

  /** Far above what is measured on an idle machine, and far below what people put up with. */
  private static final Duration QUICK = Duration.ofSeconds(2);

  @Autowired ApplicationContext house;
  @Autowired Pages pages;
  @Autowired Approvals approvals;
  @Autowired Campaigns campaigns;
  @Autowired PublishedPages published;

  @Test
  void everythingStaysQuick() throws Exception {
    Map<String, Duration> small = measure(2, 1);
    Map<String, Duration> large = measure(60, 12);
    large.forEach(
        (what, time) ->
            System.out.printf(
                "%-28s %6d ms with 2 partners, 1 language; %6d ms with 60 and 12%n",
                what, requireNonNull(small.get(what)).toMillis(), time.toMillis()));
    assertThat(large.get("publish")).isLessThan(Duration.ofSeconds(20));
    large.remove("publish");
    assertThat(large.values()).allSatisfy(time -> assertThat(time).isLessThan(QUICK));
  }

  private Map<String, Duration> measure(int partners, int languages) throws Exception {
    JointCampaign joint =
        new JointCampaign(
            house,
            "g" + Long.toHexString(RandomGenerator.getDefault().nextLong() >>> 8),
            SharingRule.OPT_IN_PER_PARTNER);
    List<Actor> approvers = new ArrayList<>(List.of(joint.ines, joint.maja));
    for (int n = 2; n < partners; n++) {
      approvers.add(joint.partner("p" + n));
    }
    CampaignId id = joint.petition("dam");
    List<String> tags =
        Stream.concat(
                Stream.of("en"),
                Stream.of(SpokenLanguage.values())
                    .map(SpokenLanguage::tag)
                    .filter(tag -> !tag.equals("en")))
            .limit(languages)
            .toList();
    for (String tag : tags) {
      Content text =
          JointCampaign.complete(CampaignKind.PETITION)
              .with(ContentField.LANGUAGE, tag)
              .with(ContentField.ARTICLE, "A long paragraph. ".repeat(500));
      pages.save(
          joint.ines, PageEdition.common(id, tag), tag.equals("en") ? 1 : 0, PageText.whole(text));
    }
    for (Actor partner : approvers) {
      Content own = Content.blank("en").with(ContentField.TITLE, "Of " + partner.name());
      pages.save(
          partner,
          PageEdition.own(id, partner, "en"),
          0,
          new PageText(own, EnumSet.of(ContentPart.TITLE)));
    }
    Map<String, Duration> times = new LinkedHashMap<>();
    time(times, "ask for approval", () -> approvals.askForApproval(joint.ines, id));
    int version = joint.overview(id).contentVersion();
    time(times, "one approval", () -> approvals.approve(joint.ines, id, version));
    for (Actor partner : approvers) {
      approvals.approve(partner, id, version);
    }
    time(
        times,
        "publish",
        () -> {
          assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.Done());
          return id;
        });
    for (int attempt = 0; attempt < 3; attempt++) {
      time(times, "campaign for staff", () -> campaigns.find(joint.maja, id));
      time(times, "campaigns for staff", () -> campaigns.of(joint.maja));
      time(
          times,
          "editor opens",
          () -> pages.open(joint.maja, PageEdition.own(id, joint.maja, "en")));
      time(
          times,
          "languages of a page",
          () -> pages.editions(joint.maja, id, new PageOwner.Everybody()));
      time(
          times,
          "preview",
          () -> published.preview(joint.maja, PageEdition.own(id, joint.maja, "en")));
      time(times, "what is incomplete", () -> approvals.incomplete(joint.maja, id));
      time(
          times,
          "public page",
          () ->
              published.findPartners(
                  joint.slug("dam"), joint.rights.alias(), Optional.of(tags.getLast())));
      time(times, "public common page", () -> published.findCommon(joint.slug("dam")));
    }
    assertThat(
            published
                .findPartners(joint.slug("dam"), joint.rights.alias(), Optional.of(tags.getLast()))
                .orElseThrow()
                .languages())
        .hasSize(languages);
    return times;
  }

  private static void time(Map<String, Duration> times, String what, Callable<?> act)
      throws Exception {
    long begin = System.nanoTime();
    assertThat(act.call()).isNotNull();
    times.merge(
        what,
        Duration.ofNanos(System.nanoTime() - begin),
        (before, now) -> before.compareTo(now) < 0 ? before : now);
  }
}
