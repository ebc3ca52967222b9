package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.Act;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Permission;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SteppedUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MishapsIT extends ConsoleTest {

  @Test
  void aRefusalSaysWhatItTakes() {
    happens(refusal());
    assertThat(notices()).startsWith("You cannot do this");
    assertThat(
            service(AuditReading.class)
                .ofOrganization(joint.ines, AuditFilter.containing("access refused"), 0, 9))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.act().outcome()).isEqualTo(Act.Outcome.REFUSED);
              assertThat(entry.act().detail()).isEqualTo("READ_AUDIT");
            });
  }

  @Test
  void theUnforeseenGetsAReferenceAndLeavesNobodysDataInTheLog(CapturedOutput log) {
    happens(
        new IllegalStateException(
            "row of ada@example.org",
            new IllegalArgumentException("Key (email)=(ada@example.org)")));

    String reference = notices().replaceAll("(?s).*reference ([0-9A-F]{8}).*", "$1");
    assertThat(reference).hasSize(8);
    assertThat(log.getAll())
        .contains("reference " + reference, "IllegalArgumentException", "MishapsIT")
        .doesNotContain("ada@example.org");
  }

  @Test
  void aSecondFactorOfTooLongAgoIsAskedForAnew() {
    SteppedUp late = SteppedUp.by(joint.ines.subject(), Instant.EPOCH);
    assertThatThrownBy(() -> late.require(joint.ines, Instant.EPOCH))
        .isInstanceOf(SecondFactorNeeded.class)
        .satisfies(MishapsIT::happens);
    assertThat(notices()).startsWith("Your second factor was too long ago");
  }

  private static void happens(Throwable mishap) {
    VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(mishap));
    assertThat(UI.getCurrent()).isNotNull();
  }

  private AccessDenied refusal() {
    try {
      service(Access.class).require(joint.newcomer("noor", joint.rivers), Permission.READ_AUDIT);
      throw new AssertionError("not refused");
    } catch (AccessDenied denied) {
      return denied;
    }
  }
}
