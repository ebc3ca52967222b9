package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path claims;
  private Ports ports;
  private MailCatcher catcher;

  @BeforeEach
  void start() {
    ports = new Ports(claims);
    catcher = new MailCatcher(ports.any(), ports.any(), Clock.fixed(NOW, ZoneOffset.UTC));
    catcher.start();
  }

  @AfterEach
  void stop() {
    catcher.stop();
    ports.close();
  }

  @Test
  void keepsBothPartsOfAMailAndItsTypography() throws Exception {
    send("Zoë’s petition — confirm", "Open https://a.example/s/1", "<p>Open <b>this</b></p>");
    assertThat(catcher.messages())
        .containsExactly(
            new CaughtMessage(
                1,
                NOW,
                "Chorus <chorus@a.example>",
                java.util.List.of("ada@b.example"),
                "Zoë’s petition — confirm",
                "Open https://a.example/s/1",
                "<p>Open <b>this</b></p>"));
  }

  @Test
  void listsTheLatestFirst_andTestsReadJson() throws Exception {
    send("first", "text", "<p>html</p>");
    send("second", "text", "<p>html</p>");
    HttpResponse<String> json = get("messages.json");
    assertThat(json.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    assertThat(json.body().indexOf("\"second\""))
        .isPositive()
        .isLessThan(json.body().indexOf("\"first\""));
    assertThat(get("").body()).contains("ada@b.example", "second");
    assertThat(get("messages/2").body()).contains("<iframe");
  }

  @Test
  void theHtmlPartMayRunNothing() throws Exception {
    send("hostile", "text", "<script>alert(1)</script>");
    HttpResponse<String> html = get("messages/1/html");
    assertThat(html.body()).contains("<script>");
    assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("sandbox")
        .doesNotContain("allow-scripts");
  }

  @Test
  void answersNotFoundForWhatIsNotThere() throws Exception {
    assertThat(get("messages/99").statusCode()).isEqualTo(404);
    assertThat(get("messages/99999999999999999999").statusCode()).isEqualTo(404);
    assertThat(get("etc/passwd").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = catcher.inboxUrl().resolve(path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  private void send(String subject, String text, String html) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(catcher.smtpPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("Chorus <chorus@a.example>"));
    message.setRecipient(RecipientType.TO, new InternetAddress("ada@b.example"));
    message.setSubject(subject, "UTF-8");
    MimeBodyPart textPart = new MimeBodyPart();
    textPart.setText(text, "UTF-8");
    MimeBodyPart htmlPart = new MimeBodyPart();
    htmlPart.setText(html, "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", textPart, htmlPart));
    Transport.send(message);
  }
}
