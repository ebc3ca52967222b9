package org.chorus.coalition;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SeatRepository extends Repository<Seat, UUID> {

  Seat saveAndFlush(Seat seat);

  List<Seat> findByCoalitionId(UUID coalitionId);

  Optional<Seat> findByIdAndCoalitionId(UUID id, UUID coalitionId);

  List<Seat> findByOrganizationId(UUID organizationId);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      "select s from Seat s where s.coalitionId = :coalition and s.organizationId = :organization")
  Optional<Seat> lock(UUID coalition, UUID organization);
}
