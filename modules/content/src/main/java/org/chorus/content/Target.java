package org.chorus.content;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a Campaign addresses: any of name, job title, organization. Absent parts are empty. Targets
 * are people too: public, professional data only.
 */
public record Target(String name, String jobTitle, String organization) {

  /** Nobody yet. */
  public static final Target NONE = new Target("", "", "");

  public Target {
    name = name.strip();
    jobTitle = jobTitle.strip();
    organization = organization.strip();
  }

  public boolean isEmpty() {
    return lines().isEmpty();
  }

  /** An address block, one part a line. */
  public List<String> lines() {
    return Stream.of(name, jobTitle, organization).filter(part -> !part.isEmpty()).toList();
  }

  /**
   * How a sentence calls the target: by name if there is one, else by organization, else by title.
   */
  public String inASentence() {
    return Stream.of(name, organization, jobTitle)
        .filter(part -> !part.isEmpty())
        .findFirst()
        .orElse("");
  }
}
