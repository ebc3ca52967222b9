package org.chorus.mail.sender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * TXT records of domains that people typed. Asks nobody but the servers that this machine asks, or
 * the one that is set, and waits seconds at most.
 */
@Component
final class TextRecords {

  private static final Duration PATIENCE_PER_SERVER = Duration.ofSeconds(3);
  private static final Duration WHOLE_PATIENCE = Duration.ofSeconds(8);
  private static final int PORT = 53;

  private final String server;

  /**
   * @param server {@code address} or {@code address:port}; what the machine asks when empty
   */
  TextRecords(@Value("${chorus.mail.dns:}") String server) {
    this.server = server;
  }

  /** What came of asking. */
  sealed interface Answer {

    /** Each record in one piece, however many strings it is made of. */
    record Found(List<String> texts) implements Answer {}

    /** The DNS says that there is none. */
    record None() implements Answer {}

    /** Nobody said anything, or not in time. */
    record NoAnswer() implements Answer {}
  }

  Answer at(String name) {
    try {
      List<Record> records =
          LookupSession.builder()
              .resolver(resolver())
              .build()
              .lookupAsync(Name.fromString(name + "."), Type.TXT)
              .toCompletableFuture()
              .get(WHOLE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .getRecords();
      return records.isEmpty()
          ? new Answer.None()
          : new Answer.Found(
              records.stream()
                  .filter(TXTRecord.class::isInstance)
                  .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                  .toList());
    } catch (ExecutionException | CompletionException e) {
      return e.getCause() instanceof NoSuchDomainException
              || e.getCause() instanceof NoSuchRRSetException
          ? new Answer.None()
          : new Answer.NoAnswer();
    } catch (TextParseException tooLongForAName) {
      return new Answer.None();
    } catch (TimeoutException | IOException e) {
      return new Answer.NoAnswer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.NoAnswer();
    }
  }

  /** Made anew each time, which is seldom: the machine may have moved to another network. */
  private Resolver resolver() throws IOException {
    Resolver resolver = server.isBlank() ? new ExtendedResolver() : new SimpleResolver(address());
    resolver.setTimeout(PATIENCE_PER_SERVER);
    return resolver;
  }

  private InetSocketAddress address() {
    int colon = server.lastIndexOf(':');
    boolean hasPort = colon > 0 && server.indexOf(':') == colon; // an IPv6 address has several
    return new InetSocketAddress(
        InetAddress.ofLiteral(hasPort ? server.substring(0, colon) : server),
        hasPort ? Integer.parseInt(server.substring(colon + 1)) : PORT);
  }
}
