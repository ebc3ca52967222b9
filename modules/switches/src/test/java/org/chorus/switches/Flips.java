package org.chorus.switches;

import java.time.Clock;
import org.chorus.access.AuditTrail;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Flips switches of a house for tests that have nobody who may. The house knows it at once. */
public final class Flips {

  private final ApplicationContext house;
  private final TransactionTemplate transaction;
  private final OperatorSwitchboard switchboard;

  public Flips(ApplicationContext house) {
    this.house = house;
    this.transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
    this.switchboard =
        new OperatorSwitchboard(
            house.getBean(JdbcClient.class),
            house.getBean(AuditTrail.class),
            house.getBean(Clock.class));
  }

  /** Off, with this message to the public. */
  public void off(Switch which, String message) {
    flip(which, () -> switchboard.switchOff("tests", which, message, "a test"));
  }

  public void on(Switch which) {
    flip(which, () -> switchboard.switchOn("tests", which, ""));
  }

  /** As a test finds them, and should leave them. */
  public void allOn() {
    for (Switch which : Switch.values()) {
      on(which);
    }
  }

  private void flip(Switch which, Runnable step) {
    transaction.executeWithoutResult(
        begun -> {
          step.run();
          house.publishEvent(new SwitchFlipped(which));
        });
  }
}
