package org.chorus.campaign.approval;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ApprovalRepository extends Repository<Approval, Approval.Key> {

  Approval save(Approval approval);

  List<Approval> findByKeyCampaignId(UUID campaignId);
}
