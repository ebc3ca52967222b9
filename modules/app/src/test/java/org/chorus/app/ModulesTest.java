package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chorus.ChorusApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

  static final Path DOCUMENT = Path.of("../../docs/architecture/modules.md");

  static final ApplicationModules MODULES =
      ApplicationModules.of(ChorusApplication.class, TestSupport.CLASSES);

  @Test
  void modulesUseOnlyWhatTheyDeclareAndOnlyWhatIsPublic() {
    MODULES.verify();
  }

  @Test
  void theDiagramIsUpToDate() throws IOException {
    String generated = document();
    if ("write".equals(System.getProperty("chorus.docs"))) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, generated);
    }
    assertThat(DOCUMENT)
        .as(
            "Modules have changed. Generate the diagram anew, and commit it:%n"
                + "  mvn -pl modules/app -am test -Dtest=ModulesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dchorus.docs=write%n")
        .hasContent(generated);
  }

  private static String document() {
    List<ApplicationModule> modules =
        MODULES.stream().sorted(Comparator.comparing(ModulesTest::nameOf)).toList();
    StringBuilder document =
        new StringBuilder(
            """
            # Modules

            Generated from the code by `ModulesTest`; do not edit. An arrow means "imports". What a \
            module may import stands in its `package-info.java`, what its job is as well.

            ```mermaid
            flowchart TD
            """);
    for (ApplicationModule module : modules) {
      document.append("  ").append(nameOf(module)).append('\n');
    }
    for (ApplicationModule module : modules) {
      dependenciesOf(module)
          .forEach(
              used ->
                  document
                      .append("  ")
                      .append(nameOf(module))
                      .append(" --> ")
                      .append(used)
                      .append('\n'));
    }
    return document.append("```\n").toString();
  }

  private static Stream<String> dependenciesOf(ApplicationModule module) {
    return module
        .getDirectDependencies(MODULES)
        .uniqueModules()
        .map(ModulesTest::nameOf)
        .filter(used -> !used.equals("kernel")) // everybody does: arrows would hide the others
        .sorted();
  }

  private static String nameOf(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}
