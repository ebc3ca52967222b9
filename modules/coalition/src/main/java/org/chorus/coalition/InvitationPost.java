package org.chorus.coalition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invitations that a mail must be written for. */
@Service
public class InvitationPost {

  private final JdbcClient jdbc;
  private final Clock clock;

  InvitationPost(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What a mail has to say, and to whom.
   *
   * @param organizationName as the convener calls whom it invites; may be empty
   */
  public record Due(
      EmailAddress recipient,
      String coalition,
      String invitedBy,
      String inviter,
      String organizationName,
      Instant expiresAt,
      LinkToken token) {

    /** Addresses and tokens reach no log. */
    @Override
    public String toString() {
      return "Due[masked]";
    }
  }

  private record Waiting(
      UUID id,
      String email,
      String coalition,
      String invitedByName,
      String inviter,
      String organizationName,
      Instant expiresAt) {}

  /**
   * Makes the links of at most {@code limit} invitations, in the transaction that also queues the
   * mails with them: a crash loses none and doubles none. Nodes that ask at once get different
   * ones.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Due> take(int limit) {
    List<Due> due = new ArrayList<>();
    for (Waiting waiting : waiting(limit)) {
      LinkToken token = LinkToken.random();
      jdbc.sql("update mailed_invitation set mail_due = false, token_hash = :hash where id = :id")
          .param("hash", token.hash())
          .param("id", waiting.id())
          .update();
      Optional<EmailAddress> recipient = EmailAddress.parse(waiting.email());
      recipient.ifPresent(
          address ->
              due.add(
                  new Due(
                      address,
                      waiting.coalition(),
                      waiting.invitedByName(),
                      waiting.inviter(),
                      waiting.organizationName(),
                      waiting.expiresAt(),
                      token)));
    }
    return due;
  }

  private List<Waiting> waiting(int limit) {
    return jdbc.sql(
            """
            select invitation.id, invitation.email, coalition.name as coalition,
                   invitation.invited_by_name, organization.name as inviter,
                   invitation.organization_name, invitation.expires_at
              from mailed_invitation as invitation
              join coalition on coalition.id = invitation.coalition_id
              join organization on organization.id = invitation.inviter_id
             where invitation.mail_due
               and invitation.expires_at > :now
             order by invitation.invited_at
             limit :limit
               for update of invitation skip locked
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("limit", limit)
        .query(
            (row, number) ->
                new Waiting(
                    row.getObject("id", UUID.class),
                    row.getString("email"),
                    row.getString("coalition"),
                    row.getString("invited_by_name"),
                    row.getString("inviter"),
                    row.getString("organization_name"),
                    row.getTimestamp("expires_at").toInstant()))
        .list();
  }
}
