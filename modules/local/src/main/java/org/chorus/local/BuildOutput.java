package org.chorus.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Properties;

/** What the build of this module left for the running stack. */
final class BuildOutput {
  private BuildOutput() {}

  static String keycloakVersion() {
    return version("keycloak");
  }

  static String postgresVersion() {
    return version("postgresql");
  }

  static Path keycloakZip() {
    Path zip = target().resolve("dist/keycloak-quarkus-dist-" + keycloakVersion() + ".zip");
    if (!Files.isRegularFile(zip)) {
      throw new CannotStart(
          zip + " is missing: the build is not complete. Run ./chorus up, which builds first.");
    }
    return zip;
  }

  /** The build directory of this module: classes and jar both lie directly in it. */
  static Path target() {
    CodeSource source = BuildOutput.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("no code source");
    }
    try {
      return Path.of(source.getLocation().toURI()).toAbsolutePath().resolve("..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] resource(String name) {
    try (InputStream in = BuildOutput.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(String key) {
    try (InputStream in = BuildOutput.class.getResourceAsStream("versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("versions.properties is not in the build");
      }
      Properties versions = new Properties();
      versions.load(in);
      return versions.getProperty(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
