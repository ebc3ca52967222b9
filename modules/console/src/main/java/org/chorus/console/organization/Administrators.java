package org.chorus.console.organization;

import java.util.List;
import java.util.stream.Collectors;
import org.chorus.access.Role;
import org.chorus.kernel.Actor;
import org.chorus.organization.MemberProfile;
import org.chorus.organization.Members;
import org.chorus.organization.Organizations;
import org.springframework.stereotype.Component;

/** Whom a person turns to who may not do something. */
@Component
public final class Administrators {

  private final Members members;
  private final Organizations organizations;

  Administrators(Members members, Organizations organizations) {
    this.members = members;
    this.organizations = organizations;
  }

  /** A sentence that names them. */
  public String whomToAsk(Actor actor) {
    String organization = organizations.find(actor.organization()).orElseThrow().name();
    List<String> names =
        members.colleagues(actor).stream()
            .filter(colleague -> colleague.roles().contains(Role.ORGANIZATION_ADMINISTRATOR))
            .map(MemberProfile::name)
            .toList();
    return names.stream()
        .collect(
            Collectors.joining(
                ", ",
                "Ask an administrator of " + organization + (names.isEmpty() ? "" : ": "),
                "."));
  }
}
