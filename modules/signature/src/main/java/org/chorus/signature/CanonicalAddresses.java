package org.chorus.signature;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.kernel.EmailAddress;

/**
 * The one form of all ways to write the address of a mailbox: case folded, compatibility characters
 * folded (NFKC), the domain in ASCII, and what a known mail service ignores left out. Which
 * services ignore what is data, in {@code mail-domains.properties}. The form is a fixed point:
 * taking it again changes nothing. Never mail to it, only compare.
 */
final class CanonicalAddresses {

  private final Map<String, MailService> services;

  CanonicalAddresses() {
    this(load());
  }

  private CanonicalAddresses(Properties data) {
    services =
        data.stringPropertyNames().stream()
            .collect(Collectors.toMap(domain -> domain, domain -> read(data, domain)));
  }

  private record MailService(String canonicalDomain, boolean ignoresPlus, boolean ignoresDots) {}

  String of(EmailAddress address) {
    String domain = address.domain();
    MailService service = services.getOrDefault(domain, new MailService(domain, false, false));
    String local =
        Normalizer.normalize(address.localPart(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (service.ignoresPlus() && local.indexOf('+') > 0) {
      local = local.substring(0, local.indexOf('+')).replaceFirst("\\.$", "");
    }
    if (service.ignoresDots()) {
      local = local.replace(".", "");
    }
    return local + "@" + service.canonicalDomain();
  }

  private static MailService read(Properties data, String domain) {
    List<String> words = List.of(data.getProperty(domain).split("\\s+"));
    Set<String> ignored = Set.copyOf(words.subList(1, words.size()));
    return new MailService(words.getFirst(), ignored.contains("plus"), ignored.contains("dots"));
  }

  private static Properties load() {
    Properties data = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(
                CanonicalAddresses.class.getResourceAsStream("mail-domains.properties")),
            StandardCharsets.UTF_8)) {
      data.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return data;
  }
}
