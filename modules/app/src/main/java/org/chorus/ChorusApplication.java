package org.chorus;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the whole house: site, console and everything behind them. */
@SpringBootApplication
public class ChorusApplication {

  public static void main(String[] args) {
    SpringApplication.run(ChorusApplication.class, args);
  }
}
