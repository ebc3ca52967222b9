package org.chorus.console.login;

import org.chorus.organization.provider.ProviderOutcome;

/** What became of a change of an identity provider, in a sentence. */
final class ProviderWords {

  private ProviderWords() {}

  static String of(ProviderOutcome outcome) {
    return switch (outcome) {
      case ProviderOutcome.Done() -> "Done.";
      case ProviderOutcome.NothingThere() -> "Somebody has removed it in the meantime.";
      case ProviderOutcome.Faulty _ ->
          "Nothing was changed: nobody could log in. What is wrong stands below.";
      case ProviderOutcome.NotADomain(var text) ->
          text.isEmpty()
              ? "Enter at least one domain."
              : "“" + text + "” is no domain. Write example.org, without @ and without *.";
      case ProviderOutcome.DomainTaken(var domain) ->
          domain + ": another organization has this domain already.";
      case ProviderOutcome.SecretNeeded() ->
          "Enter the secret. One that was given for another provider or client is not sent to this"
              + " one.";
      case ProviderOutcome.AliasTaken() ->
          "Keycloak has an identity provider of this name that was not set up here. Remove it there"
              + " first.";
      case ProviderOutcome.KeycloakAway() ->
          "Keycloak does not answer, or does not let Chorus do this. Try again in a moment; each step"
              + " can be repeated.";
    };
  }
}
