package org.chorus.signature;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.kernel.EmailAddress;

/**
 * The one form of all ways to write the address of a mailbox: case folded, compatibility characters
 * folded (NFKC), the domain in ASCII, and what a known mail service ignores left out. Which
 * services ignore what is data, in {@code mail-domains.properties}; at every other domain nothing
 * is left out. The form is a fixed point: taking it again changes nothing. Never mail to it, only
 * compare.
 */
final class CanonicalAddresses {

  private static final String ITSELF = "itself";

  private final Map<String, MailService> services;

  CanonicalAddresses() {
    this(load());
  }

  private CanonicalAddresses(Properties data) {
    services =
        data.stringPropertyNames().stream()
            .collect(Collectors.toMap(domain -> domain, domain -> read(data, domain)));
  }

  private record MailService(
      String mailboxes, boolean ignoresPlus, boolean ignoresDots, boolean hasSubdomains) {

    String mailbox(String local) {
      String name = ignoresPlus ? withoutPlus(local) : local;
      return (ignoresDots ? name.replace(".", "") : name) + "@" + mailboxes;
    }

    private static String withoutPlus(String local) {
      int plus = local.indexOf('+');
      if (plus <= 0) {
        return local;
      }
      boolean dotted = plus > 1 && local.charAt(plus - 1) == '.';
      return local.substring(0, dotted ? plus - 1 : plus);
    }
  }

  String of(EmailAddress address) {
    String domain = address.domain();
    String local = Caseless.fold(address.localPart());
    MailService service = services.get(domain);
    if (service != null) {
      return service.mailbox(local);
    }
    int dot = domain.indexOf('.');
    MailService parent =
        domain.indexOf('.', dot + 1) < 0 ? null : services.get(domain.substring(dot + 1));
    return parent != null && parent.hasSubdomains()
        ? parent.mailbox(domain.substring(0, dot))
        : local + "@" + domain;
  }

  private static MailService read(Properties data, String domain) {
    List<String> words = List.of(data.getProperty(domain).split("\\s+"));
    Set<String> ignored = Set.copyOf(words.subList(1, words.size()));
    if (!Set.of("plus", "dots", "subdomains").containsAll(ignored)) {
      throw new IllegalStateException("what does " + domain + " ignore? " + ignored);
    }
    return new MailService(
        words.getFirst().equals(ITSELF) ? domain : words.getFirst(),
        ignored.contains("plus"),
        ignored.contains("dots"),
        ignored.contains("subdomains"));
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
