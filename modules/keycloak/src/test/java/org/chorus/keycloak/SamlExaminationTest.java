package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.kernel.Finding;
import org.chorus.kernel.Finding.Verdict;
import org.chorus.organization.provider.Broker.Examined;
import org.chorus.organization.provider.ProviderDraft;
import org.chorus.organization.provider.ProviderDraft.SamlMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamlExaminationTest {

  static final String ENTITY = "https://login.rivers.example/saml";
  static final String LOGIN = "https://93.184.216.34/sso";
  static final String EMAIL = "urn:oid:0.9.2342.19200300.100.1.3";

  final OutgoingRequests outgoing = new OutgoingRequests(true);
  final Clock june = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

  String keys = key("good");
  String logins = service("SingleSignOnService", "HTTP-POST", LOGIN);
  String more = service("SingleLogoutService", "HTTP-Redirect", LOGIN + "/out");

  @AfterEach
  void stop() throws IOException {
    outgoing.close();
  }

  static String key(String certificate) {
    try (InputStream pem =
        SamlExaminationTest.class.getResourceAsStream("saml-" + certificate + ".pem")) {
      String text = new String(pem.readAllBytes(), StandardCharsets.US_ASCII);
      return keyOf(text.replaceAll("-----[A-Z ]+-----", ""));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String keyOf(String certificate) {
    return """
    <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
      <ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>
    </ds:KeyInfo></md:KeyDescriptor>
    """
        .formatted(certificate);
  }

  static String service(String name, String binding, String location) {
    return "<md:%s Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:%s\" Location=\"%s\"/>"
        .formatted(name, binding, location);
  }

  static String nameId(String format) {
    return "<md:NameIDFormat>urn:oasis:names:tc:SAML:" + format + "</md:NameIDFormat>";
  }

  String metadata() {
    return """
    <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
      <md:IDPSSODescriptor WantAuthnRequestsSigned="true"
          protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">%s%s%s</md:IDPSSODescriptor>
    </md:EntityDescriptor>
    """
        .formatted(ENTITY, keys, more, logins);
  }

  Examined examine(SamlMetadata metadata) {
    return new SamlExamination(outgoing, june)
        .examine(new ProviderDraft.Saml(metadata, Optional.empty(), Optional.of(EMAIL)));
  }

  Examined examine(String xml) {
    return examine(new SamlMetadata.Document(xml));
  }

  static List<String> bad(Examined examined) {
    return examined.findings().stream()
        .filter(finding -> finding.verdict() == Verdict.BAD)
        .peek(finding -> assertThat(finding.remedy()).isNotBlank())
        .map(Finding::what)
        .toList();
  }

  void isRefusedSaying(String xml, String words) {
    assertThat(bad(examine(xml))).singleElement().asString().contains(words);
  }

  @Test
  void aProviderThatIsAllRightIsTakenWithItsSettings() {
    Examined examined = examine(metadata());
    assertThat(examined.findings()).allMatch(finding -> finding.verdict() == Verdict.GOOD);
    assertThat(examined.issuer()).contains(ENTITY);
    assertThat(examined.particulars())
        .containsEntry("singleSignOnServiceUrl", LOGIN)
        .containsEntry("postBindingAuthnRequest", "true")
        .containsEntry("singleLogoutServiceUrl", LOGIN + "/out")
        .containsEntry("postBindingLogout", "false")
        .containsEntry("wantAuthnRequestsSigned", "true")
        .containsEntry(
            "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
    assertThat(examined.particulars().get("signingCertificate")).startsWith("MII");
  }

  @Test
  void theAddressOfMetadataIsAskedByUsAndWhatStandsElsewhereIsTold() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = metadata().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              switch (exchange.getRequestURI().getPath()) {
                case "/metadata" -> 200;
                case "/moved" -> 302;
                default -> 404;
              },
              body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String host = "http://localhost:" + server.getAddress().getPort();
    try {
      assertThat(examine(new SamlMetadata.At(host + "/metadata")).issuer()).contains(ENTITY);
      assertThat(bad(examine(new SamlMetadata.At(host + "/nothing")))).asString().contains("404");
      assertThat(bad(examine(new SamlMetadata.At(host + "/moved"))))
          .asString()
          .contains("leads on");
    } finally {
      server.stop(0);
    }
    assertThat(bad(examine(new SamlMetadata.At(host + "/metadata"))))
        .asString()
        .contains("does not accept the connection");
    assertThat(bad(examine(new SamlMetadata.At("https://10.0.0.5/metadata"))))
        .asString()
        .contains("not on the public internet");
    assertThat(bad(examine(new SamlMetadata.At("http://login.rivers.example/metadata"))))
        .asString()
        .contains("https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no xml", "<html><body>Log in</body></html>", "<a>", "{}"})
  void whatIsNoMetadataIsToldApart(String text) {
    isRefusedSaying(text, "not SAML metadata");
  }

  @Test
  void aDocumentThatReachesForOtherFilesOrSwellsIsRefusedUnread(@TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), "https://stolen.example");
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> asked.incrementAndGet());
    server.start();
    try {
      for (String entity :
          List.of(
              "<!ENTITY x SYSTEM \"" + file.toUri() + "\">",
              "<!ENTITY % x SYSTEM \"http://localhost:" + server.getAddress().getPort() + "\"> %x;",
              "<!ENTITY x \"lol\"><!ENTITY y \"" + "&x;".repeat(1000) + "\">")) {
        Examined examined =
            examine(
                "<!DOCTYPE md:EntityDescriptor ["
                    + entity
                    + "]>"
                    + metadata().replace(ENTITY, "&x;"));
        assertThat(bad(examined)).singleElement().asString().contains("not SAML metadata");
        assertThat(examined.findings().toString()).doesNotContain("stolen");
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
    isRefusedSaying("<!--" + "x".repeat(1 << 20) + "-->" + metadata(), "far larger");
  }

  @Test
  void aServiceIsNoProviderAndAFederationsListIsNotTakenWhole() {
    isRefusedSaying(metadata().replace("IDPSSODescriptor", "SPSSODescriptor"), "no identity prov");
    String several =
        Stream.of("one", "two")
            .map(name -> metadata().replace(ENTITY, name))
            .collect(
                Collectors.joining(
                    "",
                    "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">",
                    "</md:EntitiesDescriptor>"));
    isRefusedSaying(several, "several");
    assertThat(examine(several.replace(metadata().replace(ENTITY, "two"), "")).issuer())
        .contains("one");
  }

  @Test
  void whatItCallsItselfMustBeWhatWasExpected() {
    isRefusedSaying(metadata().replace("entityID=\"" + ENTITY + "\"", ""), "entityID");
    Examined examined =
        new SamlExamination(outgoing, june)
            .examine(
                new ProviderDraft.Saml(
                    new SamlMetadata.Document(metadata()),
                    Optional.of("https://login.evil.example"),
                    Optional.empty()));
    assertThat(bad(examined)).singleElement().asString().contains(ENTITY, "evil");
    assertThat(examined.issuer()).isEmpty();
  }

  @Test
  void withoutACertificateThatIsGoodNowItIsOfNoUse() {
    keys = "";
    isRefusedSaying(metadata(), "no certificate");
    keys = key("good").replace("signing", "encryption");
    isRefusedSaying(metadata(), "no certificate");
    keys = key("expired");
    isRefusedSaying(metadata(), "expired on 2020-12-31");
    keys = key("later");
    isRefusedSaying(metadata(), "not valid before 2030-01-01");
    keys = key("weak");
    isRefusedSaying(metadata(), "too weak");
    keys = keyOf("bm90IGEgY2VydGlmaWNhdGU=");
    isRefusedSaying(metadata(), "cannot be read");
    keys = keyOf("%%%");
    isRefusedSaying(metadata(), "cannot be read");
  }

  @Test
  void ofSeveralCertificatesOnlyTheGoodGoOnAndTheOthersAreNamed() {
    String alone = examine(metadata()).particulars().get("signingCertificate");
    keys = key("expired") + key("good") + key("weak") + key("good").replace(" use=\"signing\"", "");
    Examined examined = examine(metadata());
    assertThat(bad(examined)).isEmpty();
    assertThat(examined.particulars()).containsEntry("signingCertificate", alone);
    assertThat(examined.findings().toString()).contains("expired on 2020-12-31", "too weak");
  }

  @Test
  void aCertificateThatExpiresSoonIsToldBeforeNobodyGetsIn() {
    keys = key("soon");
    Examined examined = examine(metadata());
    assertThat(bad(examined)).isEmpty();
    assertThat(examined.findings().toString()).contains("expires on 2026-06-10");
  }

  @Test
  void whereABrowserCannotLogInNobodyCan() {
    logins = service("SingleSignOnService", "SOAP", LOGIN);
    isRefusedSaying(metadata(), "HTTP-POST or HTTP-Redirect");
    logins = service("SingleSignOnService", "HTTP-Redirect", "https://10.0.0.5/sso");
    isRefusedSaying(metadata(), "not on the public internet");
    logins = service("SingleSignOnService", "HTTP-Redirect", "javascript:alert(1)");
    assertThat(bad(examine(metadata()))).hasSize(1);
    logins = service("SingleSignOnService", "HTTP-Redirect", LOGIN);
    assertThat(examine(metadata()).particulars()).containsEntry("postBindingAuthnRequest", "false");
  }

  @Test
  void metadataThatAreOverAreRefused() {
    isRefusedSaying(
        metadata().replace("entityID", "validUntil=\"2026-05-31T00:00:00Z\" entityID"),
        "valid until 2026-05-31");
    isRefusedSaying(metadata().replace("entityID", "validUntil=\"soon\" entityID"), "no date");
  }

  @Test
  void aProviderThatGivesNewNamesEachTimeIsOfNoUse() {
    more = nameId("2.0:nameid-format:transient");
    isRefusedSaying(metadata(), "transient");
  }

  @Test
  void withoutAnAttributeTheSubjectHasToBeTheAddress() {
    more = nameId("2.0:nameid-format:persistent");
    Examined examined =
        new SamlExamination(outgoing, june)
            .examine(
                new ProviderDraft.Saml(
                    new SamlMetadata.Document(metadata()), Optional.empty(), Optional.of("")));
    assertThat(examined.particulars())
        .containsEntry(
            "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
    assertThat(examined.findings().toString()).contains("does not say that it can name people");
  }
}
