package org.chorus.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.access.AuditTrail;
import org.chorus.switches.FlipOutcome;
import org.chorus.switches.Off;
import org.chorus.switches.OperatorSwitchboard;
import org.chorus.switches.Switch;
import org.chorus.switches.SwitchStanding;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * {@code switch-off SWITCH ["message to the public"] --reason="…"}, {@code switch-on SWITCH} and
 * {@code switches}, for when nobody can log in: works on the database that {@code
 * spring.datasource} names, and starts nothing else. Servers that run hear of it within a second.
 */
@Import({OperatorSwitchboard.class, AuditTrail.class, ClockConfiguration.class})
public final class FlipSwitch {

  private static final String SHOW = "switches";
  private static final String OFF = "switch-off";
  private static final String ON = "switch-on";

  /** As the first argument of the app. */
  public static final List<String> COMMANDS = List.of(SHOW, OFF, ON);

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  private FlipSwitch() {}

  /**
   * Flips a switch, or shows how all of them stand, and tells what was done.
   *
   * @param arguments the command first; {@code --reason=…} and {@code --operator=…} for the audit
   *     trail, settings of the data source as the app takes them
   * @return the exit code: 0 for done, 1 for a database that does not do it, 2 for an argument that
   *     is missing or makes no sense
   */
  public static int run(List<String> arguments, PrintStream out) {
    String command = arguments.getFirst();
    List<String> named = arguments.stream().filter(FlipSwitch::isNamed).toList();
    List<String> words = arguments.stream().skip(1).filter(word -> !isNamed(word)).toList();
    Optional<Switch> which = words.stream().findFirst().flatMap(FlipSwitch::switchNamed);
    int most = command.equals(OFF) ? 2 : command.equals(ON) ? 1 : 0;
    if (words.size() > most || (most > 0 && which.isEmpty())) {
      return refuse(out);
    }
    try (ConfigurableApplicationContext context = DatabaseOnly.open(FlipSwitch.class, named)) {
      OperatorSwitchboard switchboard = context.getBean(OperatorSwitchboard.class);
      String operator =
          context.getEnvironment().getProperty("operator", System.getProperty("user.name", "?"));
      String reason = context.getEnvironment().getProperty("reason", "");
      if (which.isPresent()) {
        FlipOutcome outcome =
            command.equals(OFF)
                ? switchboard.switchOff(
                    operator, which.get(), words.size() > 1 ? words.get(1) : "", reason)
                : switchboard.switchOn(operator, which.get(), reason);
        if (!tell(outcome, out)) {
          return REFUSED;
        }
      }
      switchboard.all().forEach(standing -> out.println(line(standing)));
      return DONE;
    } catch (DataAccessException | TransactionException away) {
      out.println(
          "Nothing was done. The database says: " + away.getMostSpecificCause().getMessage());
      return FAILED;
    }
  }

  private static boolean isNamed(String argument) {
    return argument.startsWith("--");
  }

  private static Optional<Switch> switchNamed(String word) {
    return Stream.of(Switch.values()).filter(each -> nameOf(each).equals(word)).findFirst();
  }

  private static String nameOf(Switch which) {
    return which.name().toLowerCase(Locale.ROOT);
  }

  private static int refuse(PrintStream out) {
    out.println("Nothing was done. Say one of:");
    out.println("  switches");
    out.println("  switch-off SWITCH [\"message to the public\"] --reason=\"for the audit trail\"");
    out.println("  switch-on SWITCH [--reason=\"for the audit trail\"]");
    out.println(
        "with one of these for SWITCH: "
            + Stream.of(Switch.values()).map(FlipSwitch::nameOf).collect(Collectors.joining(", ")));
    return REFUSED;
  }

  private static boolean tell(FlipOutcome outcome, PrintStream out) {
    switch (outcome) {
      case FlipOutcome.Done() -> {
        out.println("Done, and recorded. Servers that run hear of it within a second.");
        return true;
      }
      case FlipOutcome.ReasonOutOfBounds() ->
          out.println("Nothing was done. Say why with --reason=\"…\", in 3 to 500 characters.");
      case FlipOutcome.MessageTooLong() ->
          out.printf(
              Locale.ROOT,
              "Nothing was done. The message has more than %d characters.%n",
              Off.MAX_MESSAGE);
    }
    return false;
  }

  private static String line(SwitchStanding standing) {
    String name = String.format(Locale.ROOT, "  %-9s", nameOf(standing.which()));
    return name
        + standing
            .off()
            .map(
                off ->
                    "OFF since "
                        + off.since()
                        + standing.last().map(flip -> ", by " + flip.by()).orElse("")
                        + (off.message().isEmpty()
                            ? ""
                            : ", the public reads: " + off.message().replace('\n', ' ')))
            .orElse("on");
  }
}
