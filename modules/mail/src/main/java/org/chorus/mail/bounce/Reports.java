package org.chorus.mail.bounce;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chorus.mail.outbox.ReturnPaths;
import org.chorus.mail.outbox.ReturnPaths.Origin;
import org.chorus.mail.suppression.Returned;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.springframework.stereotype.Component;

/**
 * Understands what comes back: reports that mail was not delivered (RFC 3464) and complaints about
 * it (RFC 5965). What a report says about an address is not believed, only the token of its mail:
 * nobody can make one for somebody else's mailbox.
 */
@Component
final class Reports {

  private static final int MAX_PARTS = 10;
  private static final int MAX_BYTES = 64 * 1024; // of one part; reports are short
  private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  /** Where servers keep the envelope's recipient when they put a mail into a mailbox. */
  private static final List<String> ENVELOPE =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "To");

  private final ReturnPaths returnPaths;

  Reports(ReturnPaths returnPaths) {
    this.returnPaths = returnPaths;
  }

  /**
   * @throws MessagingException when the mail itself cannot be fetched; what is broken in it is
   *     {@link Report.Unclear}
   */
  Report read(MimeMessage message) throws MessagingException, IOException {
    ContentType type;
    try {
      type = new ContentType(Optional.ofNullable(message.getContentType()).orElse("text/plain"));
    } catch (MessagingException notAType) {
      return new Report.Unclear();
    }
    if (!type.match("multipart/report")) {
      return isAutomaticAnswer(message) ? new Report.OfNoConsequence() : new Report.Unclear();
    }
    List<Part> parts = parts(message);
    String kind = Optional.ofNullable(type.getParameter("report-type")).orElse("");
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "delivery-status" -> delivery(message, parts);
      case "feedback-report" -> feedback(message, parts);
      default -> new Report.Unclear();
    };
  }

  /** Somebody is on holiday, say (RFC 3834, section 5). */
  private static boolean isAutomaticAnswer(MimeMessage message) throws MessagingException {
    return header(message, "Auto-Submitted")
        .map(value -> value.toLowerCase(Locale.ROOT).startsWith("auto-replied"))
        .orElse(header(message, "X-Autoreply").isPresent());
  }

  private static Optional<String> header(MimeMessage message, String name)
      throws MessagingException {
    return Optional.ofNullable(message.getHeader(name)).map(values -> values[0]);
  }

  private static List<Part> parts(MimeMessage message) throws MessagingException, IOException {
    List<Part> parts = new ArrayList<>();
    if (message.getContent() instanceof Multipart several) {
      for (int n = 0; n < Math.min(several.getCount(), MAX_PARTS); n++) {
        BodyPart part = several.getBodyPart(n);
        parts.add(part);
      }
    }
    return parts;
  }

  private Report delivery(MimeMessage message, List<Part> parts)
      throws MessagingException, IOException {
    Optional<Part> status =
        first(parts, "message/delivery-status", "message/global-delivery-status");
    if (status.isEmpty()) {
      return new Report.Unclear();
    }
    DeliveryStatus said = new DeliveryStatus(new ByteArrayInputStream(bytes(status.get())));
    List<InternetHeaders> recipients =
        IntStream.range(0, said.getRecipientDSNCount()).mapToObj(said::getRecipientDSN).toList();
    if (recipients.isEmpty()) {
      return new Report.Unclear();
    }
    // Each mail of ours is to one person.
    Optional<InternetHeaders> failed =
        recipients.stream()
            .filter(fields -> field(fields, "Action").equalsIgnoreCase("failed"))
            .findFirst();
    if (failed.isEmpty()) {
      return new Report.OfNoConsequence(); // delayed, delivered, relayed, expanded
    }
    Optional<Origin> origin = origin(message, parts);
    Optional<Returned> what = meaning(field(failed.get(), "Status"));
    return origin.isPresent() && what.isPresent()
        ? new Report.About(origin.get(), what.get())
        : new Report.Unclear();
  }

  private static String field(InternetHeaders fields, String name) {
    return Optional.ofNullable(fields.getHeader(name)).map(values -> values[0].strip()).orElse("");
  }

  /**
   * What a status (RFC 3463) says about the address. Only that it does not exist, or is closed,
   * does: what the server on the way or the receiver's policy was against would be said of any
   * address.
   */
  static Optional<Returned> meaning(String status) {
    Matcher digits = STATUS.matcher(status);
    if (!digits.find() || digits.group(1).equals("2")) {
      return Optional.empty();
    }
    if (digits.group(1).equals("4")) {
      return Optional.of(Returned.NOT_NOW);
    }
    return Optional.of(
        switch (digits.group(2) + "." + digits.group(3)) {
          case "1.1", "1.2", "1.3", "1.10" -> Returned.NO_SUCH_ADDRESS;
          case "1.6", "2.1" -> Returned.CLOSED;
          default -> Returned.NOT_NOW;
        });
  }

  private Report feedback(MimeMessage message, List<Part> parts)
      throws MessagingException, IOException {
    Optional<Part> report = first(parts, "message/feedback-report");
    if (report.isEmpty()) {
      return new Report.Unclear();
    }
    InternetHeaders fields = new InternetHeaders(new ByteArrayInputStream(bytes(report.get())));
    Optional<Origin> origin =
        returnPaths
            .find(field(fields, "Original-Mail-From"))
            .or(() -> returnPaths.find(field(fields, "Original-Envelope-Id")));
    if (origin.isEmpty()) {
      origin = origin(message, parts);
    }
    if (origin.isEmpty()) {
      return new Report.Unclear();
    }
    return switch (field(fields, "Feedback-Type").toLowerCase(Locale.ROOT)) {
      case "abuse", "fraud" -> new Report.About(origin.get(), Returned.COMPLAINT);
      case "not-spam" -> new Report.OfNoConsequence();
      default -> new Report.Unclear();
    };
  }

  /** From the address that it came back to, else from what is enclosed of the mail. */
  private Optional<Origin> origin(MimeMessage message, List<Part> parts)
      throws MessagingException, IOException {
    for (String name : ENVELOPE) {
      Optional<Origin> origin =
          Optional.ofNullable(message.getHeader(name))
              .flatMap(
                  values ->
                      Arrays.stream(values)
                          .flatMap(value -> returnPaths.find(value).stream())
                          .findFirst());
      if (origin.isPresent()) {
        return origin;
      }
    }
    Optional<Part> enclosed =
        first(parts, "message/rfc822", "message/rfc822-headers", "text/rfc822-headers");
    if (enclosed.isEmpty()) {
      return Optional.empty();
    }
    InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(bytes(enclosed.get())));
    return returnPaths.find(field(headers, "Return-Path"));
  }

  private static Optional<Part> first(List<Part> parts, String... types) throws MessagingException {
    for (Part part : parts) {
      for (String type : types) {
        if (part.isMimeType(type)) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  /** The beginning of a part, which is all of it where it is what it says. */
  private static byte[] bytes(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      // A part that ends without an empty line would hide its last field from some readers.
      return (new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n\r\n")
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
