package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.chorus.local.Children.Gentle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildrenTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path data;
  private Path run;
  private Process process;

  @BeforeEach
  void aProcessThatWorksOnOurData() throws IOException {
    run = Files.createDirectories(data.resolve("run"));
    process = sleeping(data.toString());
  }

  @AfterEach
  void leaveNothingBehind() {
    process.destroyForcibly();
  }

  /** The name stands on the command line, as the data directory does on those of our parts. */
  private static Process sleeping(String name) throws IOException {
    return new ProcessBuilder("/bin/sh", "-c", "while :; do sleep 1; done", name).start();
  }

  @ParameterizedTest
  @EnumSource
  void theWardenStopsWhatWasNotReleased(Gentle gentle) throws IOException {
    process.destroyForcibly();
    process = new ProcessBuilder("sleep", "600").start();
    Children children = new Children(run, data);
    children.adopt("part", process.toHandle(), gentle);
    children.close(); // its pipe ends, as it does when this JVM dies
    assertThat(Children.ends(process.toHandle(), SOON)).isTrue();
  }

  @Test
  void theWardenSparesWhatWasReleased() throws IOException {
    Children children = new Children(run, data);
    children.adopt("part", process.toHandle(), Gentle.TERM);
    children.released("part", process.toHandle());
    children.close();
    assertThat(process.isAlive()).isTrue();
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void anOrphanOfAKilledStackIsStopped() throws IOException {
    Files.writeString(run.resolve("part.pid"), process.pid() + "\n");
    assertThat(new Children(run, data).stopOrphans()).containsExactly("part");
    assertThat(Children.ends(process.toHandle(), SOON)).isTrue();
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void aStrangerWithAReusedProcessIdIsLeftAlone() throws IOException {
    Process stranger = sleeping("a-program-of-somebody-else");
    try {
      Files.writeString(run.resolve("part.pid"), stranger.pid() + "\n");
      assertThat(new Children(run, data).stopOrphans()).isEmpty();
      assertThat(stranger.isAlive()).isTrue();
      assertThat(run).isEmptyDirectory();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "not a number\n", "99999999\n"})
  void aPidFileOfNoUseIsForgotten(String content) throws IOException {
    Files.writeString(run.resolve("part.pid"), content);
    assertThat(new Children(run, data).stopOrphans()).isEmpty();
    assertThat(run).isEmptyDirectory();
  }
}
