package org.chorus.campaign;

import java.util.Optional;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;

/**
 * What a convener decides when creating a Campaign.
 *
 * @param name how staff call it; supporters read the title of its pages
 * @param slug its address: {@code /{slug}}
 * @param pool an existing pool of the Coalition to share; empty for one of its own
 * @param language of its common page at first, and what people read who ask for none: a BCP 47 tag
 * @param approvalRule whose approval counts as a co-owner's; can be changed later
 */
public record NewCampaign(
    CampaignKind kind,
    String name,
    Slug slug,
    Optional<PoolId> pool,
    ConsentMode consentMode,
    String language,
    ApprovalRule approvalRule) {

  public NewCampaign {
    name = name.strip();
  }

  /** One that anybody approves who may, for co-owners of one person too. */
  public NewCampaign(
      CampaignKind kind,
      String name,
      Slug slug,
      Optional<PoolId> pool,
      ConsentMode consentMode,
      String language) {
    this(kind, name, slug, pool, consentMode, language, ApprovalRule.ANY_APPROVER);
  }
}
