package org.chorus.sharing.grant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chorus.campaign.CoOwnedPages;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.signature.Confirmations;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.signature.Withdrawals;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** The guide's twelve people sign, and each partner receives whom the guide says. */
@HouseTest
class WorkedExampleIT {

  private static final Path GUIDE = Path.of("../../docs/guides/who-receives-whom.md");
  private static final String TAKES_BACK = ", then Finn takes his signature back";

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired PublishedPages pages;
  @Autowired Coalitions coalitions;
  @Autowired ContactGrants grants;
  @Autowired Recomputation recomputation;
  @Autowired Confirmations confirmations;
  @Autowired Withdrawals withdrawals;
  @Autowired WholeDatabase stored;
  @Autowired TransactionOperations transactions;
  @Autowired ManualClock clock;

  /** A line of a table of the guide. */
  record Row(List<String> cells) {
    static Optional<Row> of(String line) {
      return line.startsWith("| ")
          ? Optional.of(
              new Row(Arrays.stream(line.split("\\|", -1)).skip(1).map(String::strip).toList()))
          : Optional.empty();
    }

    String cell(int n) {
      return cells.get(n);
    }
  }

  /** An agreement of the guide, with whom each partner receives under it. */
  record Agreement(String title, Map<String, String> received) {
    @Override
    public String toString() {
      return title;
    }

    SharingTerms terms() {
      String[] settings = title.replace(TAKES_BACK, "").split(", ", -1);
      SharingTerms terms = SharingTerms.of(SharingRule.valueOf(settings[0]));
      for (String setting : settings) {
        if (setting.startsWith("organic ")) {
          terms = terms.with(OrganicRule.valueOf(setting.substring("organic ".length())));
        } else if (setting.startsWith("cap ")) {
          terms = terms.cappedAt(Integer.parseInt(setting.substring("cap ".length())));
        }
      }
      return terms;
    }
  }

  static List<String> guide() throws IOException {
    return Files.readAllLines(GUIDE);
  }

  static List<Agreement> agreements() throws IOException {
    Map<String, Map<String, String>> agreements = new LinkedHashMap<>();
    String title = "";
    for (String line : guide()) {
      if (line.startsWith("## ")) {
        title = line.substring("## ".length());
      }
      Optional<Row> row = Row.of(line).filter(cells -> cells.cells().size() == 3);
      if (row.isPresent() && List.of("Rivers", "Rights", "Soil").contains(row.get().cell(0))) {
        agreements
            .computeIfAbsent(title, fresh -> new LinkedHashMap<>())
            .put(row.get().cell(0), row.get().cell(1));
      }
    }
    return agreements.entrySet().stream()
        .map(each -> new Agreement(each.getKey(), each.getValue()))
        .toList();
  }

  static Stream<Row> people() throws IOException {
    return guide().stream()
        .flatMap(line -> Row.of(line).stream())
        .filter(row -> row.cell(0).matches("\\d+"));
  }

  @ParameterizedTest
  @MethodSource("agreements")
  void eachPartnerReceivesWhomTheGuideSays(Agreement agreement) throws IOException {
    JointCampaign joint =
        new JointCampaign(
            house, "w" + Integer.toHexString(agreement.title().hashCode()), agreement.terms());
    clock.advance(Duration.ofMinutes(1));
    Actor soil = joint.partner("soil");
    Map<String, OrganizationId> partners =
        Map.of(
            "Rivers", joint.rivers.id(), "Rights", joint.rights.id(), "Soil", soil.organization());
    CampaignId petition = joint.petition("dam");
    CoOwnedPages.publish(house, joint, petition, List.of(joint.ines, joint.maja, soil));
    PoolId pool = joint.overview(petition).pool();

    people().forEach(person -> signs(joint, partners, person));
    if (agreement.title().endsWith(TAKES_BACK)) {
      grants.settle();
      withdrawals.withdraw(linkOf(joint, "Finn"));
    }
    grants.settle();

    assertThat(received(pool, partners)).isEqualTo(agreement.received());
    assertThat(recomputation.differences(pool)).isEmpty();
  }

  private void signs(JointCampaign joint, Map<String, OrganizationId> partners, Row person) {
    clock.advance(Duration.ofMinutes(1));
    PublishedPage page = page(joint, partners, person.cell(2));
    Map<OrganizationId, String> would =
        Map.of(
            requireNonNull(partners.get("Rivers")), person.cell(3),
            requireNonNull(partners.get("Rights")), person.cell(4),
            requireNonNull(partners.get("Soil")), person.cell(5));
    Map<ConsentTextId, Boolean> answers = new HashMap<>();
    page.asks()
        .forEach(
            ask ->
                answers.put(
                    ask.text(), requireNonNull(would.get(ask.organization().id())).equals("yes")));
    signing.sign(
        new SignRequest(
            page,
            new PersonName(person.cell(1)),
            new PersonName("Doe"),
            address(joint, person.cell(1)),
            answers));
  }

  private PublishedPage page(
      JointCampaign joint, Map<String, OrganizationId> partners, String where) {
    return partners.entrySet().stream()
        .filter(partner -> where.startsWith(partner.getKey()))
        .findFirst()
        .map(
            partner ->
                pages
                    .findPartners(
                        joint.slug("dam"),
                        coalitions
                            .get(joint.coalition)
                            .seatOf(partner.getValue())
                            .organization()
                            .alias(),
                        Optional.of("en"))
                    .orElseThrow())
        .orElseGet(() -> joint.commonPage("dam"));
  }

  private static EmailAddress address(JointCampaign joint, String name) {
    return new EmailAddress(name + "@" + joint.slug("x") + ".example.org");
  }

  private LinkToken linkOf(JointCampaign joint, String name) {
    long signature =
        stored
            .sql("select id from signature where email = ?")
            .param(address(joint, name).value())
            .query(Long.class)
            .single();
    return requireNonNull(transactions.execute(begun -> confirmations.issue(signature)));
  }

  private Map<String, String> received(PoolId pool, Map<String, OrganizationId> partners) {
    Map<String, String> received = new HashMap<>();
    partners.forEach(
        (name, organization) ->
            received.put(
                name,
                String.join(
                    ", ",
                    new TreeSet<>(
                        stored
                            .sql(
                                """
                                select given_name
                                  from contact_grant
                                  join signature on signature.id = signature_id
                                 where pool_id = ?
                                   and contact_grant.organization_id = ?
                                   and ended_at is null
                                """)
                            .params(pool.value(), organization.value())
                            .query((row, number) -> row.getString(1))
                            .list()))));
    received.replaceAll((name, people) -> people.isEmpty() ? "nobody" : people);
    return received;
  }
}
