package org.chorus.app;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.chorus.testing.Database;

/** What lies on the class path for tests only, and is no part of the house. */
final class TestSupport {

  /** The module {@code testing}, and what other modules' tests lend to these. */
  static final DescribedPredicate<JavaClass> CLASSES =
      DescribedPredicate.describe("are there for tests only", TestSupport::isForTests);

  private TestSupport() {}

  private static boolean isForTests(JavaClass type) {
    return type.getPackageName().equals(Database.class.getPackageName())
        || type.getSource()
            .map(source -> source.getUri().toString().contains("-tests.jar!"))
            .orElse(false);
  }
}
