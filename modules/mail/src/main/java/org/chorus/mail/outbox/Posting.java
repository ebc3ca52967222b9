package org.chorus.mail.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.chorus.signature.Followers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Empties the outbox over several connections, and makes way for people who queue to sign. */
@Component
public class Posting {

  private final Outbox outbox;
  private final Followers followers;
  private final int connections;

  /**
   * @param connections to the mail server at the same time
   */
  Posting(
      Outbox outbox, Followers followers, @Value("${chorus.mail.connections:8}") int connections) {
    this.outbox = outbox;
    this.followers = followers;
    this.connections = connections;
  }

  /** Returns once nothing is due any more, and what was due is sent or put off. */
  public void sendAllDue() {
    if (sendBatch() == 0) {
      return; // as it is most of the time: no need to call for help
    }
    sendOverAllConnections();
  }

  /**
   * Sends what {@code writing} writes, while it already writes the next: no connection waits for
   * the writing, and no more is written ahead than once.
   *
   * @param writing says how many mails it wrote; none ends it
   */
  public void sendBehind(IntSupplier writing) {
    try (ExecutorService behind = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
      while (writing.getAsInt() > 0) {
        sending.join();
        sending = CompletableFuture.runAsync(this::sendOverAllConnections, behind);
      }
      sending.join();
    }
  }

  private void sendOverAllConnections() {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              Stream.generate(() -> CompletableFuture.runAsync(this::sendWhatIsDue, workers))
                  .limit(connections)
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  private void sendWhatIsDue() {
    while (sendBatch() > 0) {
      // another batch may be due
    }
  }

  private int sendBatch() {
    long begin = System.nanoTime();
    int tried = outbox.sendDue();
    followers.makeWay(Duration.ofNanos((System.nanoTime() - begin) * connections));
    return tried;
  }
}
