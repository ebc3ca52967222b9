package org.chorus.console.export;

import java.util.List;
import java.util.Optional;
import org.chorus.access.SteppedUp;
import org.chorus.campaign.CampaignOverview;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.keycloak.StepUp;
import org.chorus.sharing.ContactExport;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ContactText;
import org.chorus.sharing.export.ExportId;
import org.chorus.sharing.export.ExportScope;

/**
 * What one person may do with the contacts of one campaign's pool.
 *
 * @param path of the screen, where whoever shows a second factor comes back to
 */
public record ExportDesk(
    Actor actor,
    CampaignOverview campaign,
    ContactExport export,
    StaffSession session,
    String path) {

  long granted() {
    return export.granted(actor, campaign.coalition(), campaign.pool());
  }

  long grantedSinceLast() {
    return export.grantedSinceLast(actor, campaign.coalition(), campaign.pool());
  }

  List<ContactFile> files() {
    return export.files(actor, campaign.coalition(), campaign.pool());
  }

  Optional<ContactFile> ask(SteppedUp proof, ExportScope scope) {
    return export.ask(
        actor, proof, campaign.coalition(), campaign.pool(), campaign.poolName(), scope);
  }

  Optional<ContactText> open(SteppedUp proof, ExportId file) {
    return export.open(
        actor, proof, campaign.coalition(), campaign.pool(), campaign.poolName(), file);
  }

  boolean discard(ExportId file) {
    return export.discard(actor, campaign.coalition(), campaign.pool(), file);
  }

  SecondFactorGate gate() {
    return new SecondFactorGate(session, "Downloading contacts", path);
  }

  StepUp stepUp() {
    return session.stepUp(path);
  }

  String poolName() {
    return campaign.poolName();
  }

  String fileName() {
    return campaign.slug() + "-contacts.csv";
  }
}
