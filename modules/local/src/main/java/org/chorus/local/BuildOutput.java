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

  /** The build directory of this module, found above our own classes or jar. */
  static Path target() {
    CodeSource source = BuildOutput.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("no code source");
    }
    try {
      Path code = Path.of(source.getLocation().toURI()).toAbsolutePath();
      for (Path above = code.getParent(); above != null; above = above.getParent()) {
        if (above.endsWith("target")) {
          return above;
        }
      }
      throw new CannotStart(code + " does not lie in a build directory. Run ./chorus up.");
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
