package org.chorus.local;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The realm that a local Keycloak imports: the production template with the demo organizations and
 * their members added. Placeholders stay; Keycloak fills them from its environment, as in
 * production.
 */
final class RealmFile {
  private RealmFile() {}

  static byte[] withDemo(byte[] template, DemoOrganizations demo) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode realm = (ObjectNode) json.readTree(template);
    ArrayNode users = realm.withArray("users");
    demo.people().forEach(person -> addUser(users.addObject(), person, demo.password()));
    ArrayNode organizations = realm.withArray("organizations");
    demo.organizations()
        .forEach(organization -> addOrganization(organizations.addObject(), organization));
    return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(realm);
  }

  private static void addUser(ObjectNode user, DemoOrganizations.Person person, String password) {
    user.put("id", person.id().toString())
        .put("username", person.email())
        .put("email", person.email())
        .put("emailVerified", true)
        .put("firstName", person.firstName())
        .put("lastName", person.lastName())
        .put("enabled", true);
    ArrayNode credentials = user.putArray("credentials");
    credentials.addObject().put("type", "password").put("value", password).put("temporary", false);
    JsonMapper json = JsonMapper.builder().build();
    credentials
        .addObject()
        .put("type", "otp")
        .put("userLabel", "One-time codes of the mail catcher")
        .put("secretData", json.createObjectNode().put("value", person.oneTimeSecret()).toString())
        .put(
            "credentialData",
            json.createObjectNode()
                .put("subType", "totp")
                .put("digits", 6)
                .put("period", OneTimeCodes.PERIOD.toSeconds())
                .put("counter", 0)
                .put("algorithm", "HmacSHA1")
                .toString());
  }

  private static void addOrganization(
      ObjectNode entry, DemoOrganizations.Organization organization) {
    entry.put("alias", organization.alias()).put("name", organization.name()).put("enabled", true);
    entry.putArray("domains").addObject().put("name", organization.domain()).put("verified", true);
    ArrayNode members = entry.putArray("members");
    organization
        .members()
        .forEach(
            person ->
                members
                    .addObject()
                    .put("username", person.email())
                    .put("membershipType", "UNMANAGED"));
  }
}
