package org.chorus.mail.sender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.Finding;
import org.chorus.mail.outbox.DomainSigner.Wanted;
import org.springframework.stereotype.Component;

/**
 * Finds out whether a domain vouches for mail that is signed here (DKIM, RFC 6376), and what it
 * asks of those who receive mail in its name (DMARC, RFC 7489).
 */
@Component
final class DomainExamination {

  private static final String ASK_YOUR_DNS =
      "Whoever looks after your domain adds it where its other DNS records stand.";

  private final TextRecords dns;

  DomainExamination(TextRecords dns) {
    this.dns = dns;
  }

  /** What was found out about the key, which decides. */
  enum Key {
    RIGHT,
    WRONG,
    UNKNOWN
  }

  /** The findings, the one that decides first. */
  record Examined(Key key, List<Finding> findings) {}

  Examined examine(String domain, Wanted wanted) {
    List<Finding> findings = new ArrayList<>();
    Key key = key(domain, wanted, findings);
    policy(domain, findings);
    findings.add(
        Finding.good(
            "SPF: nothing to do. What comes back goes to this server, so its own domain is the one"
                + " that is asked."));
    return new Examined(key, List.copyOf(findings));
  }

  private Key key(String domain, Wanted wanted, List<Finding> findings) {
    String name = wanted.nameAt(domain);
    return switch (dns.at(name)) {
      case TextRecords.Answer.NoAnswer() -> {
        findings.add(
            Finding.bad(
                "The DNS did not answer in time.", "Try again in a few minutes. Nothing changed."));
        yield Key.UNKNOWN;
      }
      case TextRecords.Answer.None() -> {
        findings.add(
            Finding.bad(
                "There is no TXT record at " + name + ".",
                "Add the record shown above. "
                    + ASK_YOUR_DNS
                    + " It can take an hour until everybody sees it."));
        yield Key.WRONG;
      }
      case TextRecords.Answer.Found(List<String> texts) -> {
        Finding finding = key(name, texts, wanted);
        findings.add(finding);
        yield finding.verdict() == Finding.Verdict.BAD ? Key.WRONG : Key.RIGHT;
      }
    };
  }

  private static Finding key(String name, List<String> texts, Wanted wanted) {
    if (texts.size() > 1) {
      return Finding.bad(
          "There are " + texts.size() + " TXT records at " + name + ".",
          "Leave one, the record shown above: with several, receivers may take any.");
    }
    Map<String, String> tags = tags(texts.getFirst());
    String key = tags.getOrDefault("p", "");
    if (key.isEmpty()) {
      return Finding.bad(
          "The record at " + name + " holds no key.", "Replace it with the record shown above.");
    }
    if (!key.equals(wanted.publicKey()) || !tags.getOrDefault("k", "rsa").equals("rsa")) {
      return Finding.bad(
          "The record at " + name + " holds another key.",
          "Replace it with the record shown above. Perhaps it was cut off when it was copied: it is"
              + " longer than 255 characters, and some forms want it in two parts.");
    }
    if (!allows(tags, "h", "sha256") || !allows(tags, "s", "email")) {
      return Finding.bad(
          "The record at " + name + " holds the right key, but not for mail like ours.",
          "Replace it with the record shown above, which has no h= and no s=.");
    }
    if (Arrays.asList(tags.getOrDefault("t", "").split(":", -1)).contains("y")) {
      return Finding.noteworthy(
          "The record at "
              + name
              + " holds the right key, and says that it is being tried out (t=y).",
          "Take t=y out: receivers may pay no attention to the signature with it.");
    }
    return Finding.good("The record at " + name + " holds the right key.");
  }

  /** Whether a list in a record, where there is one, names something. */
  private static boolean allows(Map<String, String> tags, String list, String what) {
    return Optional.ofNullable(tags.get(list))
        .map(names -> Arrays.asList(names.split(":", -1)))
        .map(names -> names.contains(what) || names.contains("*"))
        .orElse(true);
  }

  private void policy(String domain, List<Finding> findings) {
    switch (dns.at("_dmarc." + domain)) {
      case TextRecords.Answer.NoAnswer() ->
          findings.add(Finding.noteworthy("DMARC: the DNS did not answer in time.", ""));
      case TextRecords.Answer.None() -> findings.add(noPolicy());
      case TextRecords.Answer.Found(List<String> texts) ->
          findings.add(
              texts.stream()
                  .map(DomainExamination::tags)
                  .filter(tags -> tags.getOrDefault("v", "").equalsIgnoreCase("DMARC1"))
                  .findFirst()
                  .map(
                      tags ->
                          Finding.good(
                              "DMARC: the domain asks receivers for p="
                                  + printable(tags.getOrDefault("p", "none"))
                                  + ". Mail that is signed for the domain passes."))
                  .orElseGet(DomainExamination::noPolicy));
    }
  }

  private static Finding noPolicy() {
    return Finding.noteworthy(
        "DMARC: the domain says nothing.",
        "Mail arrives all the same. A record at _dmarc would protect the domain from others who"
            + " write in its name.");
  }

  /** Of a list like {@code v=DKIM1; k=rsa; p=MIIB…} (RFC 6376, section 3.2). */
  private static Map<String, String> tags(String record) {
    Map<String, String> tags = new HashMap<>();
    for (String tag : record.split(";", -1)) {
      int equals = tag.indexOf('=');
      if (equals > 0) {
        tags.put(
            tag.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            tag.substring(equals + 1).replaceAll("\\s+", ""));
      }
    }
    return tags;
  }

  /** Of somebody else's record only what can stand in a sentence. */
  private static String printable(String value) {
    return value.replaceAll("[^a-z]", "?").substring(0, Math.min(value.length(), 12));
  }
}
