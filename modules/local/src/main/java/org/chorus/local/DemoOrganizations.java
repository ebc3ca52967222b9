package org.chorus.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people and organizations of the demo, as {@code deploy/keycloak/demo-organizations.json}
 * lists them.
 *
 * @param password of every demo login; worthless outside of a local stack
 * @param outsiders people without any organization
 */
public record DemoOrganizations(
    String password, List<Organization> organizations, List<Person> outsiders) {

  /** One demo organization. */
  public record Organization(String alias, String name, String domain, List<Person> members) {}

  /**
   * One demo login; the email address is also the user name.
   *
   * @param role what the demo coalition grants this person, in words
   */
  public record Person(String email, String firstName, String lastName, String role) {

    /**
     * The account's id, the same in every installation, so that the demo coalition can be loaded
     * before Keycloak has imported its people.
     */
    public UUID id() {
      return UUID.nameUUIDFromBytes(("chorus-demo " + email).getBytes(StandardCharsets.UTF_8));
    }

    /** The secret of the person's authenticator app; as worthless elsewhere as the password. */
    String oneTimeSecret() {
      return "chorus-demo " + email;
    }

    /** As colleagues see it. */
    public String name() {
      return firstName + " " + lastName;
    }
  }

  /** Reads the file that was built in. */
  public static DemoOrganizations read() {
    return JsonMapper.builder()
        .build()
        .readValue(BuildOutput.resource("demo-organizations.json"), DemoOrganizations.class);
  }

  public Stream<Person> people() {
    return Stream.concat(
        organizations.stream().flatMap(organization -> organization.members().stream()),
        outsiders.stream());
  }
}
