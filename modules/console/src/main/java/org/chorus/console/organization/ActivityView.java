package org.chorus.console.organization;

import static org.chorus.access.Permission.READ_AUDIT;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditEntry;
import org.chorus.access.AuditReading;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.Typing;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;

/** What people of the organization did, newest first, as much of it as is asked for. */
@Route("activity")
@PermitAll
final class ActivityView extends Screen {

  private static final int AT_A_TIME = 50;

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
    head("Activity");
    lead("What people of your organization did in Chorus. Entries are never changed or removed.");
    TextField filter = new TextField();
    filter.setId("activity-filter");
    filter.setAriaLabel("Filter the activity");
    filter.setPlaceholder("Filter by person, action or thing");
    filter.setPrefixComponent(VaadinIcon.SEARCH.create());
    filter.setClearButtonVisible(true);
    Typing.reported(filter);
    Entries entries = new Entries(actor);
    filter.addValueChangeListener(change -> entries.startOver(change.getValue().strip()));
    add(filter, entries.table, entries.nothing, entries.more);
    entries.startOver("");
  }

  /** The entries shown so far. Read from the newest down, one more than is shown at once. */
  private final class Entries {

    private final Actor actor;
    private final Reader reader = Reader.current();
    private final NativeTable table = new NativeTable();
    private final Paragraph nothing = new Paragraph("No entry matches.");
    private final Button more = new Button("Show older entries", click -> showMore());
    private String containing = "";
    private int shown;

    Entries(Actor actor) {
      this.actor = actor;
      table.addClassNames("entries");
      table.setId("activity");
      more.setId("older-entries");
      NativeTableRow head = table.getHead().addRow();
      for (String title : List.of("When", "Who", "What", "Details")) {
        head.addHeaderCell().setText(title);
      }
    }

    void startOver(String wanted) {
      containing = wanted;
      shown = 0;
      table.getBody().removeAll();
      showMore();
    }

    private void showMore() {
      List<AuditEntry> next = audit.ofOrganization(actor, containing, shown, AT_A_TIME + 1);
      next.stream().limit(AT_A_TIME).forEach(this::show);
      shown += Math.min(next.size(), AT_A_TIME);
      more.setVisible(next.size() > AT_A_TIME);
      table.setVisible(shown > 0);
      nothing.setVisible(shown == 0);
    }

    private void show(AuditEntry entry) {
      Act act = entry.act();
      NativeTableRow row = table.getBody().addRow();
      cell(row, reader.moment(entry.at()));
      cell(row, entry.name());
      cell(
          row,
          act.verb()
              + (act.objectName().isEmpty() ? "" : ": " + act.objectName())
              + (act.outcome() == Act.Outcome.REFUSED ? " (refused)" : ""));
      cell(row, act.detail());
    }

    private static void cell(NativeTableRow row, String text) {
      row.addDataCell().setText(text);
    }
  }
}
