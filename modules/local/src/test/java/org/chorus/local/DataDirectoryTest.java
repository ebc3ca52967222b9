package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path parent;

  @Nested
  class GivenANewDirectory {
    @Test
    void whenOpened_thenOnlyItsOwnerMayLookIn() throws IOException {
      try (DataDirectory directory = DataDirectory.open(parent.resolve("data"))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.root())))
            .isEqualTo("rwx------");
      }
    }

    @Test
    void whenOpenedTwice_thenTheSecondIsToldWhoHoldsIt() {
      try (DataDirectory directory = DataDirectory.open(parent.resolve("data"))) {
        assertThatExceptionOfType(CannotStart.class)
            .isThrownBy(() -> DataDirectory.open(directory.root()))
            .withMessageContaining("process id " + ProcessHandle.current().pid())
            .withMessageContaining("--data");
      }
    }

    @Test
    void whenClosed_thenItCanBeOpenedAgain() {
      DataDirectory.open(parent.resolve("data")).close();
      DataDirectory.open(parent.resolve("data")).close();
    }

    @Test
    void whenAKilledStackLeftItsLockFile_thenItDoesNotBlock() throws IOException {
      DataDirectory.open(parent.resolve("data")).close();
      Files.writeString(parent.resolve("data/lock"), "1\n");
      DataDirectory.open(parent.resolve("data")).close();
    }
  }

  @Nested
  class GivenSomebodyElsesDirectory {
    @Test
    void whenItHoldsFiles_thenItIsRefusedAndLeftAlone() throws IOException {
      Path thesis = Files.writeString(parent.resolve("thesis.tex"), "years of work");
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> DataDirectory.open(parent))
          .withMessageContaining("left alone");
      assertThat(parent.toFile().list()).containsExactly(thesis.getFileName().toString());
    }

    @Test
    void whenItIsAFile_thenItIsRefused() throws IOException {
      Path file = Files.createFile(parent.resolve("file"));
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> DataDirectory.open(file))
          .withMessageContaining("is a file");
    }
  }

  @Nested
  class GivenData {
    @Test
    void whenStartingOver_thenDataGoAndProgramsStay() throws IOException {
      try (DataDirectory directory = DataDirectory.open(parent.resolve("data"))) {
        Files.createDirectories(directory.postgres().resolve("base"));
        Files.createDirectories(directory.distributions());
        directory.done("demo-loaded");
        Path run = directory.run();

        directory.startOver();

        assertThat(directory.postgres()).doesNotExist();
        assertThat(directory.isDone("demo-loaded")).isFalse();
        assertThat(directory.distributions()).exists();
        assertThat(run).exists(); // parts are about to be written down there
        assertThat(directory.contents()).isEmpty();
      }
      DataDirectory.open(parent.resolve("data")).close();
    }

    @Test
    void whenOpenedAgain_thenTheLogsOfTheStartBeforeAreSetAside() throws IOException {
      try (DataDirectory directory = DataDirectory.open(parent.resolve("data"))) {
        Files.writeString(directory.log("app"), "before\n");
      }
      try (DataDirectory directory = DataDirectory.open(parent.resolve("data"))) {
        assertThat(directory.tail("app", 5)).isEmpty();
        assertThat(directory.root().resolve("logs.previous/app.log")).hasContent("before");
      }
    }

    @Test
    void whenALinkPointsOutside_thenOnlyTheLinkIsDeleted() throws IOException {
      Path outside = Files.writeString(parent.resolve("outside"), "mine");
      try (DataDirectory directory = DataDirectory.open(parent.resolve("data"))) {
        Files.createSymbolicLink(directory.root().resolve("link"), outside);
        directory.startOver();
        assertThat(directory.contents()).isEmpty();
      }
      assertThat(outside).hasContent("mine");
    }
  }
}
