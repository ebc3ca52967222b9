package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path claims;

  @Nested
  class GivenAFreePort {
    @Test
    void whenItIsPreferred_thenItIsTaken() {
      try (Ports ports = new Ports(claims)) {
        int free = freePort();
        assertThat(ports.preferably(free)).isEqualTo(free);
      }
    }

    @Test
    void whenAnotherStackClaimedItBefore_thenAnotherOneIsTaken() {
      try (Ports first = new Ports(claims);
          Ports second = new Ports(claims)) {
        int free = freePort();
        first.preferably(free);
        assertThat(second.claim(free)).isEmpty();
        assertThat(second.preferably(free)).isNotEqualTo(free);
      }
    }

    @Test
    void whenTheClaimIsClosed_thenItIsFreeAgain() {
      int free = freePort();
      try (Ports first = new Ports(claims)) {
        assertThat(first.claim(free)).contains(free);
      }
      try (Ports second = new Ports(claims)) {
        assertThat(second.claim(free)).contains(free);
      }
    }
  }

  @Nested
  class GivenABusyPort {
    @Test
    void whenItIsPreferred_thenAFreeOneReplacesIt() throws IOException {
      try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          Ports ports = new Ports(claims)) {
        assertThat(ports.preferably(busy.getLocalPort()))
            .isNotEqualTo(busy.getLocalPort())
            .isBetween(1_024, 65_535);
      }
    }

    @Test
    void whenSomebodyInsistsOnIt_thenItIsRefused() throws IOException {
      try (ServerSocket busy = new ServerSocket(0);
          Ports ports = new Ports(claims)) {
        assertThat(ports.claim(busy.getLocalPort())).isEmpty();
      }
    }
  }

  private int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
