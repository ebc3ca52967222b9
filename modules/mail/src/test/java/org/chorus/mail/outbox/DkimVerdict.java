package org.chorus.mail.outbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a receiver makes of a mail's signature (RFC 6376, relaxed/relaxed, rsa-sha256), written
 * apart from what signs.
 */
public final class DkimVerdict {

  private DkimVerdict() {}

  /** The tags of the signature, which must be there. */
  public static Map<String, String> tags(String raw) {
    String value = unfolded(header(raw, "dkim-signature")).split(":", 2)[1];
    Map<String, String> tags = new HashMap<>();
    for (String tag : value.split(";", -1)) {
      String[] parts = tag.split("=", 2);
      if (parts.length == 2) {
        tags.put(parts[0].strip(), parts[1].replaceAll("\\s", ""));
      }
    }
    return tags;
  }

  /** Whether the mail is as it was signed, by whoever has the other half of the key. */
  public static boolean isGood(String raw, String publicKey) throws Exception {
    Map<String, String> tags = tags(raw);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String bodyHash =
        Base64.getEncoder()
            .encodeToString(digest.digest(body(raw).getBytes(StandardCharsets.ISO_8859_1)));
    if (!bodyHash.equals(tags.get("bh"))) {
      return false;
    }
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    for (String name : tags.getOrDefault("h", "").split(":", -1)) {
      signed.write((relaxed(header(raw, name)) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    String own = relaxed(header(raw, "dkim-signature"));
    signed.write(own.replaceFirst("([; ]b=)[^;]*", "$1").getBytes(StandardCharsets.ISO_8859_1));
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
    verifier.update(signed.toByteArray());
    return verifier.verify(Base64.getDecoder().decode(tags.getOrDefault("b", "")));
  }

  private static String header(String raw, String name) {
    List<String> headers = new ArrayList<>();
    for (String line : raw.substring(0, raw.indexOf("\r\n\r\n")).split("\r\n", -1)) {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        headers.set(headers.size() - 1, headers.getLast() + "\r\n" + line);
      } else {
        headers.add(line);
      }
    }
    return headers.stream()
        .filter(
            header ->
                header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static String unfolded(String header) {
    return header.replace("\r\n", "");
  }

  private static String relaxed(String header) {
    String[] parts = unfolded(header).split(":", 2);
    return parts[0].strip().toLowerCase(Locale.ROOT)
        + ":"
        + parts[1].replaceAll("[ \t]+", " ").strip();
  }

  private static String body(String raw) {
    String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
    String relaxed =
        body.replaceAll("[ \t]+", " ").replaceAll(" \r\n", "\r\n").replaceAll("(\r\n)+$", "");
    return relaxed + "\r\n";
  }
}
