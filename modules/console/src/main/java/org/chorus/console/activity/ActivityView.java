package org.chorus.console.activity;

import static org.chorus.access.Permission.READ_AUDIT;

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

/** What people of the organization did, newest first, as much of it as is asked for. */
@Route("activity")
@PermitAll
final class ActivityView extends Screen {

  private final AuditReading audit;
  private final Access access;

  ActivityView(StaffSession session, AuditReading audit, Access access) {
    super(session);
    this.audit = audit;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, READ_AUDIT);
    ActivityPanel panel = new ActivityPanel(new OwnTrail(actor));
    head("Activity", panel.download());
    lead(
        "What people of your organization did in Chorus, and what they were refused. Entries are"
            + " never changed or removed.");
    add(panel);
  }

  private final class OwnTrail implements ActivityPanel.Trail {
    private final Actor actor;

    OwnTrail(Actor actor) {
      this.actor = actor;
    }

    @Override
    public boolean namesOrganizations() {
      return false;
    }

    @Override
    public List<AuditEntry> page(AuditFilter filter, int offset, int limit) {
      return audit.ofOrganization(actor, filter, offset, limit);
    }

    @Override
    public void export(AuditFilter filter, OutputStream to) {
      audit.exportOfOrganization(actor, filter, to);
    }
  }
}
