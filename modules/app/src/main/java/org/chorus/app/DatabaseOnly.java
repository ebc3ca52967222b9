package org.chorus.app;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Of the house nothing but its database, for commands. */
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  TransactionManagerCustomizationAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class
})
final class DatabaseOnly {

  private DatabaseOnly() {}

  /**
   * Opens the database that {@code spring.datasource} names. Its pool is made when somebody asks.
   *
   * @param command what else is needed
   * @param arguments settings, as the app takes them
   */
  static ConfigurableApplicationContext open(Class<?> command, List<String> arguments) {
    SpringApplication application = new SpringApplication(DatabaseOnly.class, command);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setInitializers(List.of()); // of the settings that the app requires, few matter
    application.setLogStartupInfo(false);
    List<String> settings = new ArrayList<>(arguments);
    settings.add("--logging.level.root=warn");
    return application.run(settings.toArray(String[]::new));
  }
}
