package org.chorus.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;

/** Random secrets, generated once per data directory and kept in a file of mode 600. */
final class Secrets {

  /** What each secret is for. Adding one is safe: it is generated at the next start. */
  enum Use {
    POSTGRES_SUPERUSER,
    POSTGRES_CHORUS,
    POSTGRES_APP,
    POSTGRES_KEYCLOAK,
    KEYCLOAK_ADMIN,
    KEYCLOAK_CONSOLE_CLIENT,
    KEYCLOAK_ADAPTER_CLIENT,
    SIGNER_KEY
  }

  private static final int BYTES = 32;

  private final Properties values;

  private Secrets(Properties values) {
    this.values = values;
  }

  static Secrets in(Path file) {
    Properties values = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          values.load(reader);
        }
      }
      boolean complete = true;
      SecureRandom random = new SecureRandom();
      for (Use use : Use.values()) {
        if (values.getProperty(key(use)) == null) {
          values.setProperty(key(use), generate(random, use));
          complete = false;
        }
      }
      if (!complete) {
        StringWriter content = new StringWriter();
        values.store(content, "Secrets of this local stack. Whoever reads them can read its data.");
        DataDirectory.writeSecretly(file, content.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Secrets(values);
  }

  String of(Use use) {
    String value = values.getProperty(key(use));
    if (value == null) {
      throw new IllegalStateException("no secret " + use);
    }
    return value;
  }

  @Override
  public String toString() {
    return "Secrets[masked]";
  }

  private static String generate(SecureRandom random, Use use) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    // The signer key is read as standard base64; the others travel through URLs and shells.
    return use == Use.SIGNER_KEY
        ? Base64.getEncoder().encodeToString(bytes)
        : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String key(Use use) {
    return use.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
