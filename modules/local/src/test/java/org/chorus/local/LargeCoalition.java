package org.chorus.local;

import static org.chorus.local.Outcomes.expect;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.FoundOutcome;
import org.chorus.coalition.InviteOutcome;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.ProposalOutcome;
import org.chorus.coalition.ProposeOutcome;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.Slug;
import org.chorus.local.Secrets.Use;
import org.chorus.local.demo.HouseWithoutDoors;
import org.chorus.organization.Organizations;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * A coalition of sixty, convened by the demo's Clearwater Alliance, with Rights North among its
 * partners; eight more were asked and are not in it. Its petition is public in every language
 * Chorus speaks, a third of the partners follow its common page, a third have words of their own, a
 * third have no page. Its letter waits for approvals. New terms wait for answers.
 */
final class LargeCoalition {

  static final String NAME = "Sixty for the Ilsa";
  static final int PARTNERS = 60;
  static final int UNDECIDED = 4;

  private final Organizations organizations;
  private final Coalitions coalitions;
  private final Seats seats;
  private final TermsProposals proposals;
  private final ManyOrganizations people;
  private final LargeCampaigns campaigns;

  private LargeCoalition(ApplicationContext house) {
    organizations = house.getBean(Organizations.class);
    coalitions = house.getBean(Coalitions.class);
    seats = house.getBean(Seats.class);
    proposals = house.getBean(TermsProposals.class);
    people = new ManyOrganizations(house);
    campaigns = new LargeCampaigns(house);
  }

  /** The services without anything around them, as the demo is loaded. */
  @HouseWithoutDoors
  static class House {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  /** Where the console shows what was set up, as paths below it. */
  record Places(String coalition, String petition, String inApproval) {}

  /** Sets it all up through the services, on the settings that the app of the stack has. */
  static Places setUp(LocalStack stack) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.datasource.url", stack.postgres().url());
    settings.put("spring.datasource.username", stack.postgres().app().username());
    settings.put("spring.datasource.password", stack.postgres().app().password());
    settings.put("spring.flyway.user", stack.postgres().owner().username());
    settings.put("spring.flyway.password", stack.postgres().owner().password());
    settings.put("spring.mail.host", "127.0.0.1");
    settings.put("spring.mail.port", stack.mail().smtpPort());
    settings.put("chorus.public-url", stack.app().url().toString());
    settings.put("chorus.mail.from", "campaigns@chorus.example");
    settings.put("chorus.signer-key", Secrets.in(stack.directory().secrets()).of(Use.SIGNER_KEY));
    settings.put("chorus.keycloak.url", stack.keycloak().url().toString());
    settings.put("chorus.keycloak.client-secret", stack.keycloak().consoleSecret());
    settings.put("chorus.keycloak.adapter-client-secret", stack.keycloak().adapterSecret());
    return setUp(settings);
  }

  private static Places setUp(Map<String, Object> settings) {
    try (ConfigurableApplicationContext house =
        new SpringApplicationBuilder(House.class)
            .web(WebApplicationType.NONE)
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new))) {
      return new LargeCoalition(house).setUp();
    }
  }

  private Places setUp() {
    Actor ines = people.demo("clearwater", "ines@clearwater.example");
    Actor maja = people.demo("rights-north", "maja@rightsnorth.example");
    List<Actor> others = people.come();
    CoalitionId coalition = found(ines, maja, others);
    List<Actor> partners = new ArrayList<>(List.of(ines, maja));
    partners.addAll(others.subList(0, PARTNERS - 2));
    List<Actor> writers = new ArrayList<>(partners);
    writers.set(0, people.demo("clearwater", "tom@clearwater.example"));
    writers.set(1, people.demo("rights-north", "samir@rightsnorth.example"));

    CampaignId petition = campaigns.publish(ines, coalition, partners, writers);
    List<Actor> decided = new ArrayList<>(partners.subList(0, PARTNERS - UNDECIDED));
    decided.remove(maja);
    CampaignId letter = campaigns.askForApproval(ines, coalition, decided, writers);

    propose(ines, coalition, partners);
    List<Actor> twelve = partners.subList(0, 12);
    campaigns.publishToTwelve(ines, foundWith(twelve), twelve);
    return new Places("coalitions/" + coalition, "campaigns/" + petition, "campaigns/" + letter);
  }

  private CoalitionId found(Actor ines, String name) {
    if (!(coalitions.found(
            ines,
            name,
            SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER),
            "Every partner names the coalition. Nobody speaks to the company alone.")
        instanceof FoundOutcome.Founded(CoalitionId coalition))) {
      throw new IllegalStateException("no coalition");
    }
    return coalition;
  }

  /** The first of them convenes. */
  private CoalitionId foundWith(List<Actor> partners) {
    CoalitionId coalition = found(partners.getFirst(), "Twelve for the Ilsa");
    partners.stream().skip(1).forEach(other -> join(partners.getFirst(), other, coalition));
    return coalition;
  }

  private CoalitionId found(Actor ines, Actor maja, List<Actor> others) {
    CoalitionId coalition = found(ines, NAME);
    join(ines, maja, coalition);
    for (int n = 0; n < others.size(); n++) {
      Actor other = others.get(n);
      int beyond = n - (PARTNERS - 2);
      if (beyond < 0) {
        join(ines, other, coalition);
      } else if (beyond < 8) {
        turnsOut(beyond, ines, other, coalition);
      }
    }
    return coalition;
  }

  private void join(Actor ines, Actor other, CoalitionId coalition) {
    invite(ines, other, coalition);
    expect(new AnswerOutcome.Joined(), coalitions.accept(other, coalition, 1));
  }

  private void invite(Actor ines, Actor other, CoalitionId coalition) {
    Slug alias = organizations.find(other.organization()).orElseThrow().alias();
    expect(new InviteOutcome.Invited(), coalitions.invite(ines, coalition, alias));
  }

  /** Asked, and not a partner: three have not answered, the others did in their ways. */
  private void turnsOut(int which, Actor ines, Actor other, CoalitionId coalition) {
    switch (which) {
      case 0, 1, 2 -> invite(ines, other, coalition);
      case 3, 4 -> {
        invite(ines, other, coalition);
        expect(
            new AnswerOutcome.Declined(),
            coalitions.decline(other, coalition, "We do not work on rivers this year."));
      }
      case 5, 6 -> {
        join(ines, other, coalition);
        expect(
            new SeatOutcome.Done(),
            seats.leave(other, coalition, "Our board wants to work on its own."));
      }
      default -> {
        join(ines, other, coalition);
        expect(
            new SeatOutcome.Done(),
            seats.suspend(
                ines,
                coalition,
                coalitions.get(coalition).seatOf(other.organization()).seat(),
                "It spoke to the company on its own."));
      }
    }
  }

  private void propose(Actor ines, CoalitionId coalition, List<Actor> partners) {
    if (!(proposals.propose(
            ines,
            coalition,
            1,
            SharingTerms.of(SharingRule.SOURCE_ONLY),
            AdoptionRule.MAJORITY,
            PartnerOrder.ROTATING,
            "Every partner names the coalition. Nobody speaks to the company alone.")
        instanceof ProposeOutcome.Proposed(int version))) {
      throw new IllegalStateException("nothing proposed");
    }
    for (Actor partner : partners.subList(5, 40)) {
      expect(new ProposalOutcome.Answered(), proposals.accept(partner, coalition, version));
    }
    for (Actor partner : partners.subList(40, 43)) {
      expect(
          new ProposalOutcome.Answered(),
          proposals.object(
              partner, coalition, version, "Our supporters expect to be asked by everybody."));
    }
  }
}
