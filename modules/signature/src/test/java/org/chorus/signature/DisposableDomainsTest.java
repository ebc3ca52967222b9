package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.chorus.kernel.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisposableDomainsTest {

  private final DisposableDomains ours = new DisposableDomains(null);

  private static EmailAddress at(String domain) {
    return new EmailAddress("ada@" + domain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailinator.com",
        "Mailinator.COM",
        "team.mailinator.com",
        "a.b.c.yopmail.fr",
        "zehnminutenmail.de"
      })
  void knowsServicesAndWhatIsBelowThem(String domain) {
    assertThat(ours.serve(at(domain))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "gmail.com",
        "notmailinator.example.org",
        "mailinator.com.example.org",
        "xmailinator.com",
        "com.example"
      })
  void takesNobodyForAServiceWhoseNameOnlyLooksLikeIt(String domain) {
    assertThat(ours.serve(at(domain))).isFalse();
  }

  @Test
  void anInstallationAddsItsOwn(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("more.txt");
    Files.writeString(file, "# ours\n\n  Throw.example \nbücher-weg.example\n");
    DisposableDomains both = new DisposableDomains(file);
    assertThat(both.serve(at("throw.example"))).isTrue();
    assertThat(both.serve(at("mx." + IDN.toASCII("bücher-weg.example")))).isTrue();
    assertThat(both.serve(at("mailinator.com"))).isTrue();
    assertThat(ours.serve(at("throw.example"))).isFalse();
  }

  @Test
  void aFileThatCannotBeReadStopsTheStart(@TempDir Path directory) throws IOException {
    assertThatThrownBy(() -> new DisposableDomains(directory.resolve("nowhere.txt")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("chorus.abuse.disposable-domains");
    Path file = Files.writeString(directory.resolve("wrong.txt"), "somebody@throw.example\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DisposableDomains(file))
        .withMessageContaining("somebody@throw.example");
  }

  @Test
  void theListIsSortedAndHasEachOnce() throws IOException {
    try (var list =
        Objects.requireNonNull(
            DisposableDomains.class.getResourceAsStream("disposable-domains.txt"))) {
      List<String> domains =
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      assertThat(domains).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }
  }
}
