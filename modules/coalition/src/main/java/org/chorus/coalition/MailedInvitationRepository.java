package org.chorus.coalition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MailedInvitationRepository extends Repository<MailedInvitation, UUID> {

  /** Flushed, because {@link InvitationPost} reads past Hibernate. */
  MailedInvitation saveAndFlush(MailedInvitation invitation);

  Optional<MailedInvitation> findByIdAndCoalitionId(UUID id, UUID coalitionId);

  Optional<MailedInvitation> findByTokenHash(byte[] tokenHash);

  @Query(
      """
      select i from MailedInvitation i
       where i.coalitionId = :coalition
         and i.state = org.chorus.coalition.MailedInvitation.State.OPEN
         and i.email is not null
       order by i.invitedAt desc, i.id
      """)
  List<MailedInvitation> open(UUID coalition);

  @Query(
      """
      select i from MailedInvitation i
       where i.coalitionId = :coalition
         and i.state = org.chorus.coalition.MailedInvitation.State.OPEN
         and lower(i.email) = lower(:email)
      """)
  Optional<MailedInvitation> openTo(UUID coalition, String email);
}
