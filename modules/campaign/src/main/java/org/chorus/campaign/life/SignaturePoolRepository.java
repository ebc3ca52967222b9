package org.chorus.campaign.life;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface SignaturePoolRepository extends Repository<SignaturePool, UUID> {

  SignaturePool save(SignaturePool pool);

  Optional<SignaturePool> findById(UUID id);

  Optional<SignaturePool> findByIdAndCoalitionId(UUID id, UUID coalitionId);

  List<SignaturePool> findByCoalitionIdOrderByName(UUID coalitionId);

  /** The one that a Campaign feeds. Also keeps new Campaigns out of it until the end. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select p from SignaturePool p
       where p.id = (select c.poolId from Campaign c where c.id = :campaign)
      """)
  Optional<SignaturePool> lockFor(UUID campaign);
}
