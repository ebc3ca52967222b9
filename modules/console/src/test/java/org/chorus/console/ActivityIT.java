package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.Test;

class ActivityIT extends ConsoleTest {

  private static final LocalDate DAY = LocalDate.ofInstant(ManualClock.START, ZoneOffset.UTC);

  private void narrow(String words) {
    test(find(TextField.class).withId("activity-filter").single()).setValue(words);
  }

  @Test
  void wordsNarrowIt() {
    joint.petition("dam");
    open("activity");
    assertThat(screen()).contains("campaign created", "coalition founded");
    narrow("created");
    assertThat(screen()).contains("campaign created").doesNotContain("coalition founded");
    narrow("no such thing");
    assertThat(screen()).contains("No entry matches.");
  }

  @Test
  void datesNarrowIt() {
    joint.petition("dam");
    open("activity");
    find(DatePicker.class).withId("activity-until").single().setValue(DAY.minusDays(1));
    assertThat(screen()).contains("No entry matches.");
    find(DatePicker.class).withId("activity-until").single().setValue(DAY.plusYears(1));
    assertThat(screen()).contains("campaign created");
    find(DatePicker.class).withId("activity-from").single().setValue(DAY.plusYears(1));
    assertThat(screen()).contains("No entry matches.");
  }

  @Test
  @SuppressWarnings("unchecked")
  void theOutcomeNarrowsIt() {
    joint.petition("dam");
    open("activity");
    Select<Object> outcome = find(Select.class).withId("activity-outcome").single();
    outcome.setValue(
        outcome
            .getListDataView()
            .getItems()
            .filter(item -> item.toString().equals("REFUSED"))
            .findFirst()
            .orElseThrow());
    assertThat(screen()).doesNotContain("campaign created");
  }

  @Test
  void itCanBeTakenAlongAsAFileAndThatIsOnRecord() {
    joint.petition("dam");
    open("activity");
    assertThat(find(Anchor.class).withId("export-activity").single().getHref()).isNotBlank();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    AuditReading audit = service(AuditReading.class);
    audit.exportOfOrganization(joint.ines, AuditFilter.containing("created"), file);
    assertThat(file.toString(StandardCharsets.UTF_8))
        .contains("entry,at,person", "campaign created")
        .doesNotContain("coalition founded");
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("activity exported"), 0, 9))
        .hasSize(1);
  }

  @Test
  void whoeverDoesNotAdministerThePlatformDoesNotSeeTheOthers() {
    open("platform/activity");
    assertThat(screen()).contains("You cannot do this");
  }
}
