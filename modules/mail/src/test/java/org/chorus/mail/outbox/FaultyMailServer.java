package org.chorus.mail.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks enough SMTP (RFC 5321) to take mail, and breaks at random: refuses a recipient or a mail
 * for now, hangs up in the middle of one, and, worst of all, hangs up when it has taken a mail and
 * before it says so. Which of it happens when follows from a seed and the order of what comes.
 */
final class FaultyMailServer implements AutoCloseable {

  /** A mail that was taken. */
  record Taken(String messageId, String recipient) {}

  private enum Fault {
    NONE,
    HANGS_UP_BEFORE_THE_MAIL,
    HANGS_UP_IN_THE_MAIL,
    TAKES_IT_AND_HANGS_UP,
    NOT_NOW
  }

  private final ServerSocket door;
  private final Random random;
  private final int faultsInAHundred;
  private final Runnable slow;
  private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger takenInSilence = new AtomicInteger();

  FaultyMailServer(long seed, int faultsInAHundred) {
    this(seed, faultsInAHundred, () -> {});
  }

  /**
   * @param slow happens before it says that it has taken a mail
   */
  FaultyMailServer(long seed, int faultsInAHundred, Runnable slow) {
    this.slow = slow;
    this.random = new Random(seed);
    this.faultsInAHundred = faultsInAHundred;
    try {
      door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("faulty-mail-server").start(this::open);
  }

  int port() {
    return door.getLocalPort();
  }

  List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** How many mails it took without whoever sent them knowing. */
  int takenInSilence() {
    return takenInSilence.get();
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Thread.ofVirtual()
            .start(
                () -> {
                  try (caller) {
                    serve(caller);
                  } catch (IOException hungUp) {
                    // as it happens
                  }
                });
      } catch (IOException closed) {
        return;
      }
    }
  }

  private synchronized Fault next() {
    if (random.nextInt(100) >= faultsInAHundred) {
      return Fault.NONE;
    }
    Fault[] faults = Fault.values();
    return faults[1 + random.nextInt(faults.length - 1)];
  }

  private void serve(Socket caller) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
    say(caller, "220 faulty");
    String recipient = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT")) {
        recipient = line.replaceAll(".*<|>.*", "");
        say(caller, "250 ok");
      } else if (command.startsWith("DATA")) {
        if (!take(caller, in, recipient)) {
          return;
        }
      } else if (command.startsWith("QUIT")) {
        say(caller, "221 bye");
        return;
      } else {
        say(caller, "250 ok");
      }
    }
  }

  /** Whether the caller is still there afterwards. */
  private boolean take(Socket caller, BufferedReader in, String recipient) throws IOException {
    Fault fault = next();
    if (fault == Fault.HANGS_UP_BEFORE_THE_MAIL) {
      return false;
    }
    say(caller, "354 go on");
    String messageId = "";
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      if (line.startsWith("Message-ID: ")) {
        messageId = line.substring("Message-ID: ".length());
        if (fault == Fault.HANGS_UP_IN_THE_MAIL) {
          return false;
        }
      }
    }
    if (fault == Fault.NOT_NOW) {
      say(caller, "451 not now");
      return true;
    }
    taken.add(new Taken(messageId, recipient));
    if (fault == Fault.TAKES_IT_AND_HANGS_UP) {
      takenInSilence.incrementAndGet();
      return false;
    }
    slow.run();
    say(caller, "250 taken");
    return true;
  }

  private static void say(Socket caller, String line) throws IOException {
    caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    caller.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
