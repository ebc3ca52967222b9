package org.chorus.console.activity;

import static org.chorus.access.Permission.READ_PLATFORM_AUDIT;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.io.OutputStream;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.access.AuditEntry;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;

/** What people of every organization did, for whoever administers the platform. */
@Route("platform/activity")
@PermitAll
final class PlatformActivityView extends Screen {

  private final AuditReading audit;
  private final Access access;

  PlatformActivityView(StaffSession session, AuditReading audit, Access access) {
    super(session);
    this.audit = audit;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, READ_PLATFORM_AUDIT);
    ActivityPanel panel = new ActivityPanel(new WholeTrail(actor));
    head("Activity of all organizations", panel.download());
    lead(
        "What people of every organization did in Chorus, and what they were refused. Supporters are"
            + " not in it. Entries are chained: a command on the server proves that none was changed"
            + " or removed.");
    add(panel);
  }

  private final class WholeTrail implements ActivityPanel.Trail {
    private final Actor actor;

    WholeTrail(Actor actor) {
      this.actor = actor;
    }

    @Override
    public boolean namesOrganizations() {
      return true;
    }

    @Override
    public List<AuditEntry> page(AuditFilter filter, int offset, int limit) {
      return audit.ofPlatform(actor, filter, offset, limit);
    }

    @Override
    public void export(AuditFilter filter, OutputStream to) {
      audit.exportOfPlatform(actor, filter, to);
    }
  }
}
