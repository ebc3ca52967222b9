package org.chorus.keycloak;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.StringReader;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What an identity provider says of itself in SAML 2.0 Metadata, as far as a login needs it. Read
 * with nothing that XML can do beyond elements and text: no document type, so no entities, and
 * nothing is fetched. A signature on the document is not checked: who typed the address, or
 * uploaded the file, vouches for it.
 *
 * @param validUntil when the provider stops standing by it
 * @param signing its certificates for signatures, each once
 * @param unreadable how many more there are that are none
 * @param singleSignOn where people log in, by the binding's name
 * @param singleLogout where they log out, by the binding's name
 * @param nameIds the formats in which it can name a person
 * @param attributes what it can tell of a person, if it says so
 */
record SamlDescription(
    String entity,
    Optional<Instant> validUntil,
    List<X509Certificate> signing,
    int unreadable,
    Map<String, String> singleSignOn,
    Map<String, String> singleLogout,
    List<String> nameIds,
    List<String> attributes,
    boolean wantsSignedRequests) {

  static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
  static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

  private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
  private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
  private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";

  private static final int MAX_LENGTH = 1 << 20;

  /** The longest entity id that SAML allows (Metadata, section 2.2.1). */
  private static final int MAX_ENTITY = 1024;

  /** Why a document says nothing of one identity provider. */
  enum Trouble {
    TOO_LARGE,
    NOT_METADATA,
    /** Of a service, to which people log in, and not of a provider. */
    NO_IDENTITY_PROVIDER,
    SEVERAL_PROVIDERS,
    NO_ENTITY,
    UNREADABLE_DATE
  }

  /** The document says nothing of one identity provider. */
  static final class Unusable extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final Trouble trouble;

    Unusable(Trouble trouble) {
      super(trouble.name());
      this.trouble = trouble;
    }

    Trouble trouble() {
      return trouble;
    }
  }

  static SamlDescription read(String xml) throws Unusable {
    if (xml.length() > MAX_LENGTH) {
      throw new Unusable(Trouble.TOO_LARGE);
    }
    Element entity = provider(parsed(xml));
    Element provider = children(entity, METADATA, "IDPSSODescriptor").getFirst();
    String id = entity.getAttribute("entityID").strip();
    if (id.isEmpty() || id.length() > MAX_ENTITY || id.chars().anyMatch(Character::isISOControl)) {
      throw new Unusable(Trouble.NO_ENTITY);
    }
    Set<X509Certificate> signing = new LinkedHashSet<>();
    int unreadable = 0;
    for (Element key : children(provider, METADATA, "KeyDescriptor")) {
      if (key.getAttribute("use").equals("encryption")) {
        continue;
      }
      for (Element info : children(key, SIGNATURE, "KeyInfo")) {
        for (Element data : children(info, SIGNATURE, "X509Data")) {
          for (Element text : children(data, SIGNATURE, "X509Certificate")) {
            Optional<X509Certificate> certificate = certificate(text.getTextContent());
            certificate.ifPresent(signing::add);
            unreadable += certificate.isEmpty() ? 1 : 0;
          }
        }
      }
    }
    return new SamlDescription(
        id,
        earliest(date(entity), date(provider)),
        List.copyOf(signing),
        unreadable,
        endpoints(provider, "SingleSignOnService"),
        endpoints(provider, "SingleLogoutService"),
        children(provider, METADATA, "NameIDFormat").stream()
            .map(format -> format.getTextContent().strip())
            .toList(),
        children(provider, ASSERTION, "Attribute").stream()
            .map(attribute -> attribute.getAttribute("Name"))
            .toList(),
        Set.of("true", "1").contains(provider.getAttribute("WantAuthnRequestsSigned")));
  }

  private static Element parsed(String xml) throws Unusable {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // or the parser prints what it does not like
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException malformed) {
      throw new Unusable(Trouble.NOT_METADATA);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("the JDK's parser lacks a safeguard", impossible);
    }
  }

  /** The one entity that is an identity provider; a federation's list may have it among others. */
  private static Element provider(Element root) throws Unusable {
    List<Element> entities =
        switch (METADATA.equals(root.getNamespaceURI()) ? root.getLocalName() : "") {
          case "EntityDescriptor" -> List.of(root);
          case "EntitiesDescriptor" -> children(root, METADATA, "EntityDescriptor");
          default -> throw new Unusable(Trouble.NOT_METADATA);
        };
    List<Element> providers =
        entities.stream().filter(SamlDescription::hasProviderOfSaml2).toList();
    if (providers.isEmpty()) {
      throw new Unusable(Trouble.NO_IDENTITY_PROVIDER);
    }
    if (providers.size() > 1) {
      throw new Unusable(Trouble.SEVERAL_PROVIDERS);
    }
    return providers.getFirst();
  }

  private static boolean hasProviderOfSaml2(Element entity) {
    List<Element> roles = children(entity, METADATA, "IDPSSODescriptor");
    return roles.size() == 1
        && List.of(roles.getFirst().getAttribute("protocolSupportEnumeration").split("\\s+"))
            .contains(PROTOCOL);
  }

  private static List<Element> children(Element parent, String namespace, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && namespace.equals(element.getNamespaceURI())
          && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  /** The first of each binding; it is the provider's default unless another is marked. */
  private static Map<String, String> endpoints(Element provider, String name) {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (Element service : children(provider, METADATA, name)) {
      addresses.putIfAbsent(
          service.getAttribute("Binding"), service.getAttribute("Location").strip());
    }
    return addresses;
  }

  private static Optional<X509Certificate> certificate(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text.strip());
      return CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes))
              instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> date(Element element) throws Unusable {
    String text = element.getAttribute("validUntil").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      throw new Unusable(Trouble.UNREADABLE_DATE);
    }
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().isBefore(other.get()) ? one.get() : other.get())
        : one.or(() -> other);
  }
}
