package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.chorus.local.Secrets.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path directory;

  @Test
  void areGeneratedOnceAndReadAgain() {
    Path file = directory.resolve("secrets.properties");
    Secrets first = Secrets.in(file);
    Secrets second = Secrets.in(file);
    for (Use use : Use.values()) {
      assertThat(second.of(use)).isEqualTo(first.of(use));
    }
  }

  @Test
  void areForTheOwnersEyesOnly() throws IOException {
    Path file = directory.resolve("secrets.properties");
    Secrets secrets = Secrets.in(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(secrets.toString()).doesNotContain(secrets.of(Use.SIGNER_KEY));
  }

  @Test
  void theSignerKeyIs32Bytes() {
    String key = Secrets.in(directory.resolve("s")).of(Use.SIGNER_KEY);
    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
  }

  @Test
  void aSecretThatIsNewToAnOldFileIsAdded() throws IOException {
    Path file = Files.writeString(directory.resolve("s"), "keycloak-admin=kept\n");
    assertThat(Secrets.in(file).of(Use.KEYCLOAK_ADMIN)).isEqualTo("kept");
    assertThat(Secrets.in(file).of(Use.SIGNER_KEY)).isNotBlank();
  }
}
