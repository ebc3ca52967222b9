package org.chorus.local.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.local.CannotStart;

/** A program that is not part of Chorus and has to be installed. */
enum Program {
  WRK("wrk", "wrk"),
  PGBENCH("pgbench", "postgresql-contrib"),
  PSQL("psql", "postgresql-client"),
  NGINX("nginx", "nginx-light");

  /** Not in everybody's path, though anybody can run what is there. */
  private static final String SERVERS = "/usr/sbin";

  private final String command;
  private final String debianPackage;

  Program(String command, String debianPackage) {
    this.command = command;
    this.debianPackage = debianPackage;
  }

  /** Where it is, in the folders of the path and in that of servers. */
  Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of((path + File.pathSeparator + SERVERS).split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Where it is.
   *
   * @throws CannotStart with the way to get it when it is not installed
   */
  Path demand() {
    return find()
        .orElseThrow(
            () ->
                new CannotStart(
                    "It needs the program "
                        + command
                        + " and found none on the path. Debian, Ubuntu: apt-get install "
                        + debianPackage
                        + "."));
  }
}
