package org.chorus.mail.bounce;

/** Mail as servers return it. */
final class Specimens {

  private Specimens() {}

  /** A report as of RFC 3464, with headers of the mail enclosed. */
  static String bounce(String to, String action, String status) {
    return """
    From: MAILER-DAEMON@mx.elsewhere.example
    To: %s
    Subject: Undelivered Mail Returned to Sender
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

    --b1
    Content-Type: text/plain; charset=us-ascii

    I am sorry to have to inform you that your message could not be delivered.

    --b1
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.elsewhere.example
    Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0000

    Final-Recipient: rfc822; somebody@elsewhere.example
    Original-Recipient: rfc822;ada@example.org
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 %s whatever

    --b1
    Content-Type: text/rfc822-headers

    From: rivers <campaigns@petitions.example>
    To: ada@example.org
    Subject: Please confirm

    --b1--
    """
        .formatted(to, action, status, status)
        .replace("\n", "\r\n");
  }

  /** A complaint as of RFC 5965: sent to a fixed address, with the mail enclosed. */
  static String complaint(String kind, String returnPath) {
    return """
    From: feedback@bigmail.example
    To: abuse@petitions.example
    Subject: FW: Please confirm
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

    --b2
    Content-Type: text/plain

    This is an email abuse report.

    --b2
    Content-Type: message/feedback-report

    Feedback-Type: %s
    User-Agent: SomeGenerator/1.0
    Version: 1

    --b2
    Content-Type: message/rfc822

    Return-Path: <%s>
    From: rivers <campaigns@petitions.example>
    To: redacted@bigmail.example
    Subject: Please confirm

    Dear Ada,

    --b2--
    """
        .formatted(kind, returnPath)
        .replace("\n", "\r\n");
  }

  /** Somebody's holiday. */
  static String automaticAnswer(String to) {
    return """
    From: ada@example.org
    To: %s
    Subject: Out of office
    Auto-Submitted: auto-replied
    Content-Type: text/plain

    Back on Monday.
    """
        .formatted(to)
        .replace("\n", "\r\n");
  }

  /** What old servers write, and spam. */
  static String prose(String to) {
    return """
    From: MAILER-DAEMON@old.example
    To: %s
    Subject: failure notice
    Content-Type: text/plain

    Hi. This is the program at old.example. I am afraid I was not able to deliver your message.
    """
        .formatted(to)
        .replace("\n", "\r\n");
  }
}
