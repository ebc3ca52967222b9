package org.chorus;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chorus.app.VerifyAudit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the whole house: site, console and everything behind them. With {@value
 * VerifyAudit#COMMAND} as the first argument, only verifies the audit trail.
 */
@SpringBootApplication
public class ChorusApplication {

  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    if (!arguments.isEmpty() && arguments.getFirst().equals(VerifyAudit.COMMAND)) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      System.exit(VerifyAudit.run(arguments.subList(1, arguments.size()), out));
    }
    SpringApplication.run(ChorusApplication.class, args);
  }
}
