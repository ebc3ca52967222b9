package org.chorus.console;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chorus.kernel.Finding;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.provider.Broker;
import org.chorus.organization.provider.ProviderDraft;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Takes Keycloak's place where identity providers are set up. */
@Component
@Primary
final class StubBroker implements Broker {

  final Map<Slug, ProviderDraft> put = new ConcurrentHashMap<>();
  volatile List<Finding> findings = List.of();
  volatile boolean away;

  @Override
  public CreateOutcome create(Slug alias, String name) {
    ask();
    return CreateOutcome.CREATED;
  }

  @Override
  public Handover handover(Slug organization) {
    return new Handover(
        URI.create("https://keycloak.example/broker/" + organization + "/endpoint"),
        URI.create("https://keycloak.example/logout"),
        URI.create("https://keycloak.example"),
        URI.create("https://keycloak.example/broker/" + organization + "/endpoint/descriptor"));
  }

  @Override
  public Examined examine(ProviderDraft draft) {
    return new Examined(Optional.of("https://login.rivers.example"), Map.of(), findings);
  }

  @Override
  public PutOutcome put(
      OrganizationProfile organization,
      ProviderDraft draft,
      Examined examined,
      List<String> domains) {
    ask();
    put.put(organization.alias(), draft);
    return PutOutcome.DONE;
  }

  @Override
  public void switchOn(Slug organization) {
    ask();
  }

  @Override
  public void switchOff(Slug organization) {
    ask();
  }

  @Override
  public void remove(Slug organization) {
    ask();
    put.remove(organization);
  }

  @Override
  public int people(Slug organization) {
    ask();
    return 3;
  }

  private void ask() {
    if (away) {
      throw new Away("away, as the test wants");
    }
  }
}
