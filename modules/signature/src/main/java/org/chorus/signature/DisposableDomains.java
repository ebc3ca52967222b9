package org.chorus.signature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.kernel.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Services whose mailboxes anybody opens without a name and throws away. Which ones they are is
 * data, in {@code disposable-domains.txt} and in a file of the installation.
 */
@Component
public class DisposableDomains {

  private static final String OURS = "disposable-domains.txt";

  private final Set<String> domains;

  /**
   * @param more a file of the same form, read once at the start; null without one
   */
  DisposableDomains(@Value("${chorus.abuse.disposable-domains:#{null}}") @Nullable Path more) {
    try (BufferedReader ours =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(DisposableDomains.class.getResourceAsStream(OURS)),
                    StandardCharsets.UTF_8));
        Stream<String> theirs = more == null ? Stream.empty() : Files.lines(more)) {
      domains =
          Stream.concat(ours.lines(), theirs)
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(DisposableDomains::domain)
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("chorus.abuse.disposable-domains cannot be read", e);
    }
  }

  /** In the form that addresses are compared in; a typing error stops the start. */
  private static String domain(String line) {
    try {
      return new EmailAddress("somebody@" + line).domain();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a domain in the list of disposable ones: " + line, e);
    }
  }

  /** Whether the mailbox is of such a service, under any name below its domain. */
  public boolean serve(EmailAddress address) {
    String domain = address.domain();
    for (int dot = domain.indexOf('.'); dot > 0; dot = domain.indexOf('.')) {
      if (domains.contains(domain)) {
        return true;
      }
      domain = domain.substring(dot + 1);
    }
    return false;
  }
}
