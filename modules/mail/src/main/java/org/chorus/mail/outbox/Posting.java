package org.chorus.mail.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
