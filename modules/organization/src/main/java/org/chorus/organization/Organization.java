package org.chorus.organization;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.organization.brand.Brand;
import org.chorus.organization.brand.BrandColumns;
import org.chorus.organization.brand.Sender;
import org.jspecify.annotations.Nullable;

/** A legal entity, controller of its supporters' data (GDPR Art. 4(7)). */
@Entity
class Organization {

  @Id private UUID id;
  private String alias;
  private String name;
  private @Nullable String website;
  private @Nullable String privacyPolicyUrl;
  private @Nullable String contactEmail;
  @Embedded private @Nullable BrandColumns brand;
  private @Nullable String senderName;
  private @Nullable String replyTo;
  private Instant registeredAt;
  private @Nullable Instant endedAt;
  private @Nullable String endReason;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Organization() {}

  Organization(Slug alias, String name, Instant now) {
    this.id = OrganizationId.random().value();
    this.alias = alias.value();
    this.name = name;
    this.registeredAt = now;
  }

  OrganizationId id() {
    return new OrganizationId(id);
  }

  Instant registeredAt() {
    return registeredAt;
  }

  void describe(OrganizationProfile.Description description) {
    website = description.website().orElse(null);
    privacyPolicyUrl = description.privacyPolicy().orElse(null);
    contactEmail = description.contact().map(EmailAddress::value).orElse(null);
  }

  void dress(Brand other) {
    brand = BrandColumns.of(other);
  }

  Sender sender() {
    return new Sender(
        Optional.ofNullable(senderName), Optional.ofNullable(replyTo).map(EmailAddress::new));
  }

  void sendAs(Sender sender) {
    senderName = sender.name().orElse(null);
    replyTo = sender.replyTo().map(EmailAddress::value).orElse(null);
  }

  Optional<Ending> ending() {
    return endedAt == null || endReason == null
        ? Optional.empty()
        : Optional.of(new Ending(endedAt, endReason));
  }

  void end(Ending ending) {
    endedAt = ending.at();
    endReason = ending.reason();
  }

  void reinstate() {
    endedAt = null;
    endReason = null;
  }

  OrganizationProfile profile() {
    return new OrganizationProfile(
        id(),
        new Slug(alias),
        name,
        new OrganizationProfile.Description(
            Optional.ofNullable(website),
            Optional.ofNullable(privacyPolicyUrl),
            Optional.ofNullable(contactEmail).map(EmailAddress::new)),
        BrandColumns.brand(brand));
  }
}
