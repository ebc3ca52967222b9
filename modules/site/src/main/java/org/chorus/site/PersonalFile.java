package org.chorus.site;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chorus.campaign.published.SignedPage;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.RevisionId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.PersonalRecord;

/** What a person gave and said, for other programs to read as well (GDPR Art. 20(1)). */
final class PersonalFile {

  private PersonalFile() {}

  /**
   * As JSON objects, times in UTC.
   *
   * @param pages what somebody saw who signed
   */
  static Map<String, Object> of(
      PersonalRecord about,
      Map<OrganizationId, OrganizationProfile> organizations,
      Map<OrganizationId, Instant> holders,
      Function<RevisionId, Optional<SignedPage>> pages) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("givenName", about.givenName().value());
    file.put("familyName", about.familyName().value());
    file.put("email", about.email().value());
    file.put("language", about.language());
    about.country().ifPresent(country -> file.put("country", country));
    file.put("signedAt", about.signedAt().toString());
    about.confirmedAt().ifPresent(at -> file.put("emailConfirmedAt", at.toString()));
    file.put("takenBack", about.withdrawn());
    about.ownWords().ifPresent(words -> file.put("letter", words));
    file.put(
        "visits",
        about.visits().stream()
            .map(
                visit ->
                    Map.of(
                        "at", visit.at().toString(),
                        "campaign", pages.apply(visit.revision()).map(SignedPage::title).orElse(""),
                        "cameBy", visit.channel().name()))
            .toList());
    file.put(
        "answers",
        about.history().stream()
            .map(
                said ->
                    Map.of(
                        "organization", name(organizations, said.organization()),
                        "question", said.wording(),
                        "version", said.version(),
                        "answer", said.yes() ? "yes" : "no",
                        "at", said.at().toString()))
            .toList());
    file.put(
        "seenBy",
        holders.entrySet().stream()
            .map(
                holder ->
                    Map.of(
                        "organization", name(organizations, holder.getKey()),
                        "since", holder.getValue().toString()))
            .toList());
    return file;
  }

  private static String name(
      Map<OrganizationId, OrganizationProfile> organizations, OrganizationId id) {
    return Optional.ofNullable(organizations.get(id)).map(OrganizationProfile::name).orElse("");
  }
}
