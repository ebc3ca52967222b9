package org.chorus.console.campaign;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.PoolOverview;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.life.SamePerson;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Screen;
import org.chorus.console.look.Typing;
import org.chorus.console.page.LanguageChoice;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;
import org.chorus.keycloak.StaffSession;
import org.springframework.beans.factory.annotation.Value;

/** Creates a campaign of a coalition, as a draft. */
@Route("campaigns/new")
@PermitAll
final class CreateCampaignView extends Screen {

  private final Campaigns campaigns;
  private final Coalitions coalitions;
  private final Access access;
  private final String publicUrl;

  CreateCampaignView(
      StaffSession session,
      Campaigns campaigns,
      Coalitions coalitions,
      Access access,
      @Value("${chorus.public-url:http://localhost:8080}") String publicUrl) {
    super(session);
    this.campaigns = campaigns;
    this.coalitions = coalitions;
    this.access = access;
    this.publicUrl = publicUrl;
  }

  /** Which pool: a new one, or one that campaigns of the coalition feed already. */
  private record PoolChoice(Optional<PoolId> pool, String title, String explanation) {

    static final PoolChoice NEW =
        new PoolChoice(
            Optional.empty(),
            "A pool of its own",
            "Whoever signs counts for this campaign alone, and may sign your other campaigns as"
                + " well.");

    static PoolChoice shared(PoolOverview pool) {
      return new PoolChoice(
          Optional.of(pool.id()),
          "Share the pool “" + pool.name() + "”",
          "One big number together with "
              + String.join(", ", pool.campaigns())
              + ". Somebody who signed there counts once, and is not counted again here."
              + switch (pool.samePerson()) {
                case BY_ADDRESS -> "";
                case BY_ADDRESS_AND_NAME -> " Two people can share an address in it.";
              });
    }
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    List<CoalitionOverview> mine =
        coalitions.of(actor).stream()
            .filter(coalition -> access.may(actor, CREATE_CAMPAIGN, coalition.id()))
            .toList();
    if (mine.isEmpty()) {
      access.require(actor, CREATE_CAMPAIGN);
    }
    add(Links.back("campaigns", "Campaigns"));
    head("Create a campaign");
    lead("It begins as a draft that only the coalition's partners see.");

    Select<CoalitionOverview> coalition = new Select<>();
    coalition.setId("campaign-coalition");
    coalition.setLabel("Coalition");
    coalition.setHelperText("Its partners own the campaign together.");
    coalition.setItemLabelGenerator(CoalitionOverview::name);
    coalition.setItems(mine);

    ChoiceGroup<CampaignKind> kind =
        new ChoiceGroup<>("What do people sign?", Explained::title, Explained::explanation);
    kind.setId("campaign-kind");
    kind.setItems(CampaignKind.values());
    kind.setValue(CampaignKind.PETITION);

    ChoiceGroup<LetterWords> words =
        new ChoiceGroup<>("Whose words do people sign?", Explained::title, Explained::explanation);
    words.setId("campaign-words");
    words.setItems(LetterWords.values());
    words.setValue(LetterWords.AS_WRITTEN);
    words.setVisible(false);
    kind.addValueChangeListener(
        change -> {
          words.setVisible(change.getValue() == CampaignKind.LETTER);
          words.setValue(LetterWords.AS_WRITTEN);
        });

    TextField name = new TextField("Name");
    name.setId("campaign-name");
    name.setHelperText(
        "How you and your partners call it. Supporters read the title of its pages.");
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(160);
    Typing.reported(name);

    TextField address = new TextField("Address");
    address.setId("campaign-address");
    address.setRequiredIndicatorVisible(true);
    address.setMaxLength(60);
    Typing.reported(address);
    address.setHelperText(preview(""));
    name.addValueChangeListener(
        change -> {
          boolean untouched =
              address.isEmpty() || address.getValue().equals(proposal(change.getOldValue()));
          if (untouched) {
            address.setValue(proposal(change.getValue()));
          }
        });
    address.addValueChangeListener(
        change -> {
          address.setInvalid(false);
          address.setHelperText(preview(change.getValue()));
        });

    ChoiceGroup<PoolChoice> pool =
        new ChoiceGroup<>(
            "Where are its signatures counted?", PoolChoice::title, PoolChoice::explanation);
    ChoiceGroup<SamePerson> samePerson =
        new ChoiceGroup<>("Who counts once?", Explained::title, Explained::explanation);
    samePerson.setId("campaign-same-person");
    samePerson.setItems(SamePerson.values());
    samePerson.setValue(SamePerson.BY_ADDRESS);
    pool.addValueChangeListener(
        change -> // in a shared pool it is decided
        samePerson.setVisible(pool.getOptionalValue().flatMap(PoolChoice::pool).isEmpty()));

    coalition.addValueChangeListener(
        change -> {
          pool.setItems(
              Stream.concat(
                      Stream.of(PoolChoice.NEW),
                      campaigns.pools(actor, change.getValue().id()).stream()
                          .map(PoolChoice::shared))
                  .toList());
          pool.setValue(PoolChoice.NEW);
        });
    coalition.setValue(wanted(visit, mine));

    ChoiceGroup<ConsentMode> consent =
        new ChoiceGroup<>(
            "How do people agree that an organization contacts them?",
            Explained::title,
            Explained::explanation);
    consent.setItems(ConsentMode.values());
    consent.setValue(ConsentMode.EXPLICIT);

    ChoiceGroup<Counting> counting =
        new ChoiceGroup<>("When do signatures count?", Explained::title, Explained::explanation);
    counting.setId("campaign-counting");
    counting.setItems(Counting.values());
    counting.setValue(Counting.AT_ONCE);
    counting.setHelperText(
        "Where campaigns of one pool differ, whoever signs several counts as soon as one of them"
            + " counts them.");

    ChoiceGroup<CountryQuestion> country =
        new ChoiceGroup<>(
            "Are people asked for their country?", Explained::title, Explained::explanation);
    country.setId("campaign-country");
    country.setItems(CountryQuestion.values());
    country.setValue(CountryQuestion.NO);

    ChoiceGroup<ApprovalRule> rule =
        new ChoiceGroup<>("Who approves for a partner?", Explained::title, Explained::explanation);
    rule.setId("approval-rule");
    rule.setItems(ApprovalRule.values());
    rule.setValue(ApprovalRule.ANY_APPROVER);

    LanguageChoice language = new LanguageChoice("Language of the common page");
    language.setId("campaign-language");
    language.select("en");

    Button create = new Button("Create the draft");
    create.setId("create-campaign");
    create.addThemeVariants(ButtonVariant.PRIMARY);
    create.addClickListener(
        click -> {
          name.setInvalid(false);
          Optional<Slug> slug = Slug.parse(address.getValue().strip());
          if (slug.isEmpty()) {
            refuse(address, "Use 2 to 60 small letters a–z, digits and single hyphens.");
            return;
          }
          NewCampaign wanted =
              new NewCampaign(
                      kind.getValue(),
                      name.getValue(),
                      slug.get(),
                      pool.getValue().pool(),
                      consent.getValue(),
                      language.getValue())
                  .with(samePerson.getValue())
                  .with(words.getValue())
                  .with(counting.getValue())
                  .with(country.getValue())
                  .with(rule.getValue());
          switch (campaigns.create(actor, coalition.getValue().id(), wanted)) {
            case CreateOutcome.Created(var campaign) -> {
              Notice.done("The draft is created. Now write its pages.");
              getUI().ifPresent(ui -> ui.navigate("campaigns/" + campaign));
            }
            case CreateOutcome.NameOutOfBounds() ->
                refuse(name, "Give it a name of 3 to 160 characters.");
            case CreateOutcome.SlugTaken() ->
                refuse(address, "Another campaign has this address. Choose another.");
            case CreateOutcome.SlugReserved() ->
                refuse(address, "Chorus needs this address for itself. Choose another.");
            case CreateOutcome.NotALetter() ->
                Notice.problem("Only an open letter can be put into own words. Choose its kind.");
            case CreateOutcome.UnknownPool() ->
                Notice.problem("That pool is gone. Choose another, or a pool of its own.");
          }
        });

    Div form =
        new Div(
            coalition,
            kind,
            words,
            name,
            address,
            pool,
            samePerson,
            counting,
            consent,
            country,
            rule,
            language,
            create);
    form.addClassName("form");
    add(form);
  }

  private static CoalitionOverview wanted(Visit visit, List<CoalitionOverview> mine) {
    Optional<CoalitionId> wanted =
        visit.query().getSingleParameter("coalition").flatMap(CoalitionId::parse);
    return mine.stream()
        .filter(coalition -> wanted.equals(Optional.of(coalition.id())))
        .findFirst()
        .orElseGet(mine::getFirst);
  }

  private static void refuse(TextField field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
    field.focus();
  }

  private static String proposal(String name) {
    return Slug.proposeFor(name).map(Slug::value).orElse("");
  }

  private String preview(String address) {
    return "Supporters will find it at " + publicUrl + "/" + (address.isEmpty() ? "…" : address);
  }
}
