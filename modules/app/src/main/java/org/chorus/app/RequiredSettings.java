package org.chorus.app;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Refuses to start without the settings that have no sensible default, naming all at once. */
final class RequiredSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final int MIN_KEY_BYTES = 32;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    List<Missing> missing = missingIn(context.getEnvironment());
    if (!missing.isEmpty()) {
      throw new SettingsMissing(missing);
    }
  }

  static List<Missing> missingIn(Environment settings) {
    List<Missing> missing = new ArrayList<>();
    String signerKey = settings.getProperty("chorus.signer-key", "");
    if (!isKey(signerKey)) {
      missing.add(
          new Missing(
              "chorus.signer-key",
              "CHORUS_SIGNER_KEY",
              signerKey.isBlank()
                  ? "the secret under which email addresses are hashed is not set"
                  : "its value is not the Base64 form of at least 32 random bytes",
              "Make one with: openssl rand -base64 32. Keep it for as long as the signatures:"
                  + " with another key everybody who has signed counts as new."));
    }
    if (settings.getProperty("chorus.public-url", "").isBlank()) {
      missing.add(
          new Missing(
              "chorus.public-url",
              "CHORUS_PUBLIC_URL",
              "the address under which people reach this server is not set",
              "Give scheme and host, without a slash at the end: https://petitions.example.org"));
    }
    if (settings.getProperty("chorus.keycloak.client-secret", "").isBlank()) {
      missing.add(
          new Missing(
              "chorus.keycloak.client-secret",
              "CHORUS_KEYCLOAK_CLIENT_SECRET",
              "the secret of the client under which staff log in is not set",
              "Find it in Keycloak under Clients, chorus-console, Credentials."));
    }
    if (settings.getProperty("chorus.mail.from", "").isBlank()) {
      missing.add(
          new Missing(
              "chorus.mail.from",
              "CHORUS_MAIL_FROM",
              "the address that mail to supporters comes from is not set",
              "Take one whose domain lets this server send mail: petitions@example.org"));
    }
    return missing;
  }

  private static boolean isKey(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length >= MIN_KEY_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /**
   * @param variable the environment variable that does the same
   * @param remedy a sentence for whoever runs the server
   */
  record Missing(String setting, String variable, String problem, String remedy) {}
}
