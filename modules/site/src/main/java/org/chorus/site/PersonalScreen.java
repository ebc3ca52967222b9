package org.chorus.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.PersonalRecord;
import org.chorus.signature.PersonalRecord.Said;
import org.chorus.site.screen.Language;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a person, as its template asks for it. Methods are public for the template.
 *
 * @param holders who sees the person, and since when
 */
record PersonalScreen(
    PersonalRecord about,
    Map<OrganizationId, OrganizationProfile> organizations,
    Map<OrganizationId, Instant> holders,
    Language language) {

  /**
   * One organization and what the person said to it.
   *
   * @param since when it has seen the person; null while it does not
   */
  public record Answer(
      String field, String organization, String wording, boolean yes, @Nullable String since) {}

  public String name() {
    return about.givenName().value() + " " + about.familyName().value();
  }

  public String email() {
    return about.email().value();
  }

  public boolean withdrawn() {
    return about.withdrawn();
  }

  public String signedOn() {
    return day(about.signedAt());
  }

  public @Nullable String confirmedOn() {
    return about.confirmedAt().map(this::day).orElse(null);
  }

  /** By the organizations' names. */
  public List<Answer> answers() {
    return about.answers().stream()
        .map(this::answer)
        .sorted(Comparator.comparing(Answer::organization, language.byName()))
        .toList();
  }

  private Answer answer(Said said) {
    OrganizationId organization = said.organization();
    return new Answer(
        field(said),
        Optional.ofNullable(organizations.get(organization))
            .map(OrganizationProfile::name)
            .orElse(""),
        said.wording(),
        said.yes(),
        Optional.ofNullable(holders.get(organization)).map(this::day).orElse(null));
  }

  static String field(Said said) {
    return "consent-" + said.text().value();
  }

  private String day(Instant moment) {
    return language.dateAmongWords(LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }
}
