package org.chorus.keycloak;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.chorus.organization.InvitationDesk;
import org.chorus.organization.MemberInvitation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;

/**
 * Invitations as Keycloak keeps them. Keycloak finds an invitation by its id alone, whichever
 * organization's address it is asked under, so an id is first looked for among the organization's
 * own. The link that Keycloak tells as well is never read.
 */
final class KeycloakInvitations implements InvitationDesk {

  private static final int MAX = 500;

  private final KeycloakAdministration keycloak;
  private final KeycloakSettings settings;

  KeycloakInvitations(KeycloakAdministration keycloak, KeycloakSettings settings) {
    this.keycloak = keycloak;
    this.settings = settings;
  }

  @Override
  public List<MemberInvitation> list(Slug organization) {
    return keycloak.asking(
        token ->
            keycloak
                .find(organization, token)
                .map(id -> invitations(id, token))
                .orElseGet(List::of));
  }

  private List<MemberInvitation> invitations(String organization, String token) {
    return keycloak.list(at(organization) + "?first=0&max=" + MAX, token).stream()
        .filter(fields -> organization.equals(fields.get("organizationId")))
        .flatMap(fields -> invitation(fields).stream())
        .sorted(Comparator.comparing(MemberInvitation::sentAt).reversed())
        .toList();
  }

  private static Optional<MemberInvitation> invitation(Map<String, Object> fields) {
    return EmailAddress.parse(String.valueOf(fields.get("email")))
        .map(
            email ->
                new MemberInvitation(
                    String.valueOf(fields.get("id")),
                    email,
                    Stream.of("firstName", "lastName")
                        .map(fields::get)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.joining(" "))
                        .strip(),
                    seconds(fields.get("sentDate")),
                    seconds(fields.get("expiresAt"))));
  }

  private static Instant seconds(@Nullable Object value) {
    return value instanceof Number number
        ? Instant.ofEpochSecond(number.longValue())
        : Instant.EPOCH;
  }

  @Override
  public InviteOutcome invite(
      Slug organization, EmailAddress address, String firstName, String lastName) {
    return keycloak.asking(
        token -> {
          String id =
              keycloak
                  .find(organization, token)
                  .orElseThrow(() -> new Away("Keycloak does not know the organization"));
          MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
          form.add("email", address.value());
          form.add("firstName", firstName);
          form.add("lastName", lastName);
          try {
            keycloak.submit(
                settings.organizations() + "/" + id + "/members/invite-user", token, form);
            return InviteOutcome.INVITED;
          } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
              return InviteOutcome.KNOWN;
            }
            throw refused;
          } catch (HttpServerErrorException.InternalServerError notSent) {
            return InviteOutcome.NOT_SENT;
          }
        });
  }

  @Override
  public Optional<MemberInvitation> resend(Slug organization, String id) {
    return withOwn(
        organization,
        id,
        (address, token) -> keycloak.send(HttpMethod.POST, address + "/resend", token, ""));
  }

  @Override
  public Optional<MemberInvitation> revoke(Slug organization, String id) {
    return withOwn(
        organization, id, (address, token) -> keycloak.send(HttpMethod.DELETE, address, token, ""));
  }

  private interface Step {
    void at(String address, String token);
  }

  private Optional<MemberInvitation> withOwn(Slug organization, String id, Step step) {
    return keycloak.asking(
        token -> {
          Optional<String> own = keycloak.find(organization, token);
          Optional<MemberInvitation> found =
              own.stream()
                  .flatMap(each -> invitations(each, token).stream())
                  .filter(invitation -> invitation.id().equals(id))
                  .findFirst();
          try {
            found.ifPresent(
                invitation -> step.at(at(own.orElseThrow()) + "/" + invitation.id(), token));
            return found;
          } catch (HttpClientErrorException.NotFound goneMeanwhile) {
            return Optional.empty();
          }
        });
  }

  private String at(String organization) {
    return settings.organizations() + "/" + organization + "/invitations";
  }
}
