package org.chorus;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chorus.app.FlipSwitch;
import org.chorus.app.VerifyAudit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the whole house: site, console and everything behind them. With {@value
 * VerifyAudit#COMMAND} as the first argument, only verifies the audit trail; with one of {@link
 * FlipSwitch#COMMANDS}, only shows or flips a switch.
 */
@SpringBootApplication
public class ChorusApplication {

  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    if (command.equals(VerifyAudit.COMMAND)) {
      System.exit(VerifyAudit.run(arguments.subList(1, arguments.size()), output()));
    }
    if (FlipSwitch.COMMANDS.contains(command)) {
      System.exit(FlipSwitch.run(arguments, output()));
    }
    SpringApplication.run(ChorusApplication.class, args);
  }

  private static PrintStream output() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }
}
