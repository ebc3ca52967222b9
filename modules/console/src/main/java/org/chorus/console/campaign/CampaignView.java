package org.chorus.console.campaign;

import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.CREATE_CAMPAIGN;
import static org.chorus.access.Permission.MODERATE;
import static org.chorus.access.Permission.PUBLISH;
import static org.chorus.access.Permission.READ_NUMBERS;
import static org.chorus.access.Permission.WRITE_PAGE;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.ApprovalRules;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.CampaignStep;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.published.OwnPages;
import org.chorus.campaign.review.Comments;
import org.chorus.console.look.Links;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Names;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.Tag;
import org.chorus.console.page.LanguageChoice;
import org.chorus.console.page.PageLinks;
import org.chorus.console.switches.SwitchBanner;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.keycloak.StaffSession;
import org.chorus.signature.moderation.Moderation;
import org.springframework.beans.factory.annotation.Value;

/** One campaign: where it stands, what is missing and from whom, its pages. */
@Route("campaigns/:campaign")
@PermitAll
final class CampaignView extends Screen {

  private final Campaigns campaigns;
  private final Approvals approvals;
  private final ApprovalRules rules;
  private final CampaignLife life;
  private final CampaignSettings settings;
  private final OwnPages ownPages;
  private final Comments comments;
  private final Moderation moderation;
  private final Access access;
  private final SwitchBanner banner;
  private final String publicUrl;

  CampaignView(
      StaffSession session,
      Campaigns campaigns,
      Approvals approvals,
      ApprovalRules rules,
      CampaignLife life,
      CampaignSettings settings,
      OwnPages ownPages,
      Comments comments,
      Moderation moderation,
      Access access,
      SwitchBanner banner,
      @Value("${chorus.public-url:http://localhost:8080}") String publicUrl) {
    super(session);
    this.campaigns = campaigns;
    this.approvals = approvals;
    this.rules = rules;
    this.life = life;
    this.settings = settings;
    this.ownPages = ownPages;
    this.comments = comments;
    this.moderation = moderation;
    this.access = access;
    this.banner = banner;
    this.publicUrl = publicUrl;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CampaignOverview campaign =
        visit.required("campaign", CampaignId::parse, id -> campaigns.find(actor, id));
    add(Links.back("campaigns", "Campaigns"));
    head(campaign.name(), actions(actor, campaign).toArray(Component[]::new));
    banner.of(actor).ifPresent(this::add);
    add(StateTags.of(campaign));
    add(new LifePanel(actor, campaign, life, access, this::refresh));
    add(
        new Panel(
            "The way to the public",
            new StepsToPublication(
                campaign, approvals.incomplete(actor, campaign.id()), Reader.current())));
    add(pages(actor, campaign));
    add(new ApprovalRulePanel(actor, campaign, rules, Reader.current(), this::refresh));
    add(
        new ProtectionPanel(
            actor, campaign, settings, moderation, access, Reader.current(), this::refresh));
    Panel facts = new Panel("Settings", facts(campaign));
    Div changes = new Div();
    changes.addClassName("actions");
    SettingButtons.of(actor, campaign, settings, access, this::refresh).forEach(changes::add);
    facts.add(changes);
    add(facts);
  }

  private List<Component> actions(Actor actor, CampaignOverview campaign) {
    List<Component> actions = new ArrayList<>();
    String here = "campaigns/" + campaign.id();
    if (campaign.publishedAt().isPresent()
        && access.may(actor, READ_NUMBERS, campaign.coalition(), campaign.id())) {
      Anchor numbers = Links.button(here + "/numbers", "Numbers");
      numbers.setId("numbers");
      actions.add(numbers);
    }
    if (access.may(actor, READ_NUMBERS, campaign.coalition(), campaign.id())) {
      Anchor links = Links.button(here + "/links", "Your links");
      links.setId("links");
      actions.add(links);
    }
    if (campaign.publishedAt().isPresent()
        && access.may(actor, MODERATE, campaign.coalition(), campaign.id())) {
      Anchor look = Links.button(here + "/signatures", "Signatures to look at");
      look.setId("signatures");
      actions.add(look);
    }
    if (campaign.state() == CampaignState.DRAFT
        && access.may(actor, CREATE_CAMPAIGN, campaign.coalition())) {
      Button ask = new Button("Ask for approval", click -> askForApproval(actor, campaign));
      ask.setId("ask-for-approval");
      if (campaign.pages().stream().allMatch(PageOverview::publishable)) {
        ask.addThemeVariants(ButtonVariant.PRIMARY);
      }
      actions.add(ask);
    }
    if (CampaignStep.PUBLISH.from(campaign.state()).isPresent() && campaign.unpublishedChanges()) {
      boolean publishable =
          campaign.isApprovedByAll() && access.may(actor, PUBLISH, campaign.coalition());
      if (access.may(actor, APPROVE, campaign.coalition())) {
        boolean decided =
            campaign
                .verdictOf(actor.organization())
                .filter(verdict -> verdict instanceof Verdict.Approved)
                .isPresent();
        Anchor review =
            decided || approvals.ownRevision(actor, campaign.id()).isPresent()
                ? Links.button(here + "/review", "Review")
                : Links.primary(here + "/review", "Review and approve");
        review.setId("review");
        actions.add(review);
      }
      if (publishable) {
        Button publish = new Button("Publish", click -> confirmPublishing(actor, campaign));
        publish.setId("publish");
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        actions.add(publish);
      }
    }
    return actions;
  }

  private void askForApproval(Actor actor, CampaignOverview campaign) {
    tell(approvals.askForApproval(actor, campaign.id()), "Every partner is asked to approve now.");
    refresh();
  }

  private void confirmPublishing(Actor actor, CampaignOverview campaign) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Publish " + campaign.name());
    dialog.setText(
        campaign.publishedAt().isEmpty()
            ? "Supporters can read its pages and sign from this moment on."
            : "The changes that every partner approved replace what supporters see now.");
    dialog.setCancelable(true);
    dialog.setCancelText("Not yet");
    dialog.setConfirmText("Publish");
    dialog.addConfirmListener(
        confirm -> {
          tell(approvals.publish(actor, campaign.id()), campaign.name() + " is public.");
          refresh();
        });
    dialog.open();
  }

  private static void tell(ApprovalOutcome outcome, String done) {
    switch (outcome) {
      case ApprovalOutcome.Done() -> Notice.done(done);
      case ApprovalOutcome.Incomplete(var incomplete) ->
          Notice.problem(
              "Complete these pages first: "
                  + Names.inBrief(
                      incomplete.stream()
                          .map(ApprovalOutcome.IncompletePage::owner)
                          .distinct()
                          .toList())
                  + ". What they lack is listed below.");
      case ApprovalOutcome.ApprovalsMissing(var organizations) ->
          Notice.problem("Not approved yet by " + Names.inBrief(organizations) + ".");
      case ApprovalOutcome.NothingToPublish() ->
          Notice.problem("Supporters see everything already.");
      case ApprovalOutcome.NotInApproval() ->
          Notice.problem("Ask the partners for approval first.");
      case ApprovalOutcome.ContentChanged(var ignored) ->
          Notice.problem("The content has changed meanwhile. Look at it again, then decide.");
      case ApprovalOutcome.OwnRevision own -> Notice.problem(own.remedy());
      case ApprovalOutcome.CommentMissing() -> Notice.problem("Say what should change.");
      case ApprovalOutcome.NotNow(var ignored) ->
          Notice.problem("The campaign is over. Reopen it first, if that is still possible.");
      case ApprovalOutcome.ClosingHasPassed() ->
          Notice.problem("It was planned to close before now. Plan another closing, or none.");
    }
  }

  private Component pages(Actor actor, CampaignOverview campaign) {
    PageOwner own = new PageOwner.Partner(actor.organization());
    LongList<PageOverview> list =
        new LongList<>(
            "pages",
            ownAfterCommon(campaign.pages(), own),
            new LongList.About<>(PageOverview::ownerName, page -> tag(page).getText()),
            page -> row(actor, campaign, page));
    Panel panel =
        new Panel("Pages", list)
            .explained(
                "The common page belongs to the coalition. Every partner can have a page of its own,"
                    + " with its own words and its own share of the signatures.");
    panel.setId("pages");
    Anchor read =
        Links.button(
            "campaigns/" + campaign.id() + "/review",
            comments.mayComment(actor, campaign.id()) ? "Read and comment" : "Read them all");
    read.setId("read-pages");
    panel.add(read);
    if (campaign.pages().stream().noneMatch(page -> page.owner().equals(own))
        && access.may(actor, WRITE_PAGE, campaign.coalition(), campaign.id())) {
      Anchor write =
          Links.button(
              PageLinks.editor(PageEdition.own(campaign.id(), actor, campaign.language())),
              "Write your page");
      write.setId("write-own-page");
      panel.add(write);
    }
    return panel;
  }

  /** Nobody looks for their own page among sixty. */
  private static List<PageOverview> ownAfterCommon(List<PageOverview> pages, PageOwner own) {
    return pages.stream()
        .sorted(
            Comparator.comparing(
                page ->
                    !(page.owner() instanceof PageOwner.Everybody) && !page.owner().equals(own)))
        .toList();
  }

  private ListItem row(Actor actor, CampaignOverview campaign, PageOverview page) {
    Reader reader = Reader.current();
    Span name = new Span(page.ownerName());
    name.addClassName("row-title");
    Span edited =
        new Span(
            "“"
                + page.title()
                + "”"
                + page.lastEditor().map(editor -> ", edited by " + editor).orElse("")
                + page.lastEditedAt().map(at -> " on " + reader.date(at)).orElse("")
                + (page.languages().size() < 2
                    ? ""
                    : ", in " + page.languages().size() + " languages"));
    edited.addClassName("hint");
    PageEdition edition = new PageEdition(campaign.id(), page.owner(), campaign.language());
    Div actions = new Div(Links.to(PageLinks.preview(edition), "Preview"));
    actions.addClassName("row-actions");
    switch (page.owner()) {
      case PageOwner.Everybody() -> {
        if (access.may(actor, CREATE_CAMPAIGN, campaign.coalition())) {
          actions.add(Links.to(PageLinks.editor(edition), "Edit"));
        }
      }
      case PageOwner.Partner(var organization) -> {
        if (organization.equals(actor.organization())
            && access.may(actor, WRITE_PAGE, campaign.coalition(), campaign.id())) {
          actions.add(Links.to(PageLinks.editor(edition), "Edit"));
        }
      }
    }
    OwnPageButton.of(actor, campaign, page, ownPages, access, this::refresh).forEach(actions::add);
    if (page.published()) {
      actions.add(Links.out(publicUrl + page.address(), "Public page"));
    }
    ListItem row = new ListItem(name, tag(page), edited, actions);
    row.addClassName("row");
    return row;
  }

  private static Tag tag(PageOverview page) {
    if (!page.publishable()) {
      return new Tag("Incomplete", Tag.Tone.BAD);
    }
    if (page.unpublished()) {
      return new Tag("Unpublished", Tag.Tone.WAITING);
    }
    return page.published()
        ? new Tag("Public", Tag.Tone.GOOD)
        : new Tag("Complete", Tag.Tone.QUIET);
  }

  private Component facts(CampaignOverview campaign) {
    DescriptionList list = new DescriptionList();
    list.addClassName("facts");
    fact(
        list,
        "Coalition",
        Links.to("coalitions/" + campaign.coalition(), campaign.coalitionName()));
    fact(list, "Kind", new Span(Explained.title(campaign.kind())));
    if (campaign.kind() == CampaignKind.LETTER) {
      fact(list, "Signed in", new Span(Explained.title(campaign.letterWords())));
    }
    fact(list, "Address", new Span(publicUrl + "/" + campaign.slug()));
    fact(list, "Language", new Span(LanguageChoice.name(campaign.language())));
    fact(list, "Pool", new Span(campaign.poolName()));
    fact(list, "Counts once", new Span(Explained.title(campaign.samePerson())));
    fact(list, "Signatures count", new Span(Explained.title(campaign.counting())));
    fact(list, "Consent", new Span(Explained.title(campaign.consentMode())));
    fact(list, "Country", new Span(Explained.title(campaign.countryQuestion())));
    return list;
  }

  private static void fact(DescriptionList list, String term, Component value) {
    list.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
  }
}
