package org.chorus.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * The one way to addresses that people typed. Asks only servers on the public internet, over HTTPS:
 * nothing of this network, of this machine, or of the cloud that it runs in. What counts is the
 * address that is connected to, so a name that means another server the second time it is looked up
 * leads nowhere either. Follows no redirect, keeps no cookie, uses no proxy, and takes at most
 * {@value #MAX_BYTES} bytes in ten seconds.
 */
final class OutgoingRequests implements AutoCloseable {

  private static final int MAX_BYTES = 1 << 20;
  private static final Timeout CONNECT_PATIENCE = Timeout.ofSeconds(3);
  private static final Timeout READ_PATIENCE = Timeout.ofSeconds(5);
  private static final Duration WHOLE_PATIENCE = Duration.ofSeconds(10);

  /** Beyond what is private: addresses that lead to other networks in disguise, or to no server. */
  private static final List<String> NOT_PUBLIC =
      List.of(
          "0.0.0.0/8",
          "100.64.0.0/10", // shared by a provider's customers (RFC 6598), and some clouds' metadata
          "192.0.0.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "64:ff9b::/96", // IPv4 behind a translator (RFC 6052), whatever that reaches
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/32", // IPv4 in IPv6 tunnels: Teredo, and 6to4 below
          "2002::/16",
          "fec0::/10",
          "ff00::/8");

  private static final InetAddressMatcher PUBLIC =
      InetAddressMatchers.matchExternal().excludeAddresses(NOT_PUBLIC).build();

  private final boolean localAllowed;
  private final DnsResolver names;
  private final Duration wholePatience;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService patience =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outgoing-patience").factory());

  /**
   * @param localAllowed for stacks on one machine: this machine may be asked too, without TLS
   */
  OutgoingRequests(boolean localAllowed) {
    this(localAllowed, SystemDefaultDnsResolver.INSTANCE, WHOLE_PATIENCE);
  }

  OutgoingRequests(boolean localAllowed, DnsResolver names, Duration wholePatience) {
    this.localAllowed = localAllowed;
    this.wholePatience = wholePatience;
    this.names = names;
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new OnlyAllowed())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT_PATIENCE)
                            .setSocketTimeout(READ_PATIENCE)
                            .build())
                    .build())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression() // a small answer must not unfold into a large one
            .build();
  }

  /** An answer that came in full. */
  record Answer(int status, String body) {}

  /** Why there is no answer. */
  enum Reason {
    NOT_HTTPS,
    NOT_AN_ADDRESS,
    UNKNOWN_HOST,
    NOT_PUBLIC,
    TLS,
    TOO_SLOW,
    TOO_LARGE,
    NO_CONNECTION
  }

  /** There is no answer. */
  static final class NoAnswer extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final Reason reason;

    NoAnswer(Reason reason) {
      super(reason.name());
      this.reason = reason;
    }

    NoAnswer(Reason reason, IOException cause) {
      super(reason.name(), cause);
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }

  Answer get(String address) throws NoAnswer {
    return send(new HttpGet(allowed(address)));
  }

  /**
   * @param authorization the header of that name
   */
  Answer post(String address, Optional<String> authorization, Map<String, String> form)
      throws NoAnswer {
    HttpPost request = new HttpPost(allowed(address));
    authorization.ifPresent(value -> request.setHeader("Authorization", value));
    request.setEntity(
        new UrlEncodedFormEntity(
            form.entrySet().stream()
                .map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
                .toList(),
            StandardCharsets.UTF_8));
    return send(request);
  }

  /** Refuses what would be refused, without asking the server. */
  void check(String address) throws NoAnswer {
    String host = allowed(address).getHost();
    try {
      new OnlyAllowed().resolve(host.replaceAll("^\\[|]$", ""));
    } catch (NotPublic refused) {
      throw new NoAnswer(Reason.NOT_PUBLIC, refused);
    } catch (UnknownHostException unknown) {
      throw new NoAnswer(Reason.UNKNOWN_HOST, unknown);
    }
  }

  private URI allowed(String address) throws NoAnswer {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException malformed) {
      throw new NoAnswer(Reason.NOT_AN_ADDRESS);
    }
    if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      throw new NoAnswer(Reason.NOT_AN_ADDRESS);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    // Unencrypted only to this machine: "localhost", and nothing that merely resolves to it.
    boolean local = localAllowed && uri.getHost().equals("localhost") && scheme.equals("http");
    if (!scheme.equals("https") && !local) {
      throw new NoAnswer(Reason.NOT_HTTPS);
    }
    return uri;
  }

  private Answer send(HttpUriRequestBase request) throws NoAnswer {
    ScheduledFuture<?> enough =
        patience.schedule(request::abort, wholePatience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return http.execute(request, OutgoingRequests::read);
    } catch (NotPublic refused) {
      throw new NoAnswer(Reason.NOT_PUBLIC, refused);
    } catch (UnknownHostException unknown) {
      throw new NoAnswer(Reason.UNKNOWN_HOST, unknown);
    } catch (SSLException insecure) {
      throw new NoAnswer(Reason.TLS, insecure);
    } catch (TooLarge large) {
      throw new NoAnswer(Reason.TOO_LARGE, large);
    } catch (InterruptedIOException slow) {
      throw new NoAnswer(Reason.TOO_SLOW, slow);
    } catch (IOException failed) {
      throw new NoAnswer(request.isAborted() ? Reason.TOO_SLOW : Reason.NO_CONNECTION, failed);
    } finally {
      enough.cancel(false);
    }
  }

  private static Answer read(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new Answer(response.getCode(), "");
    }
    try (InputStream in = entity.getContent()) {
      byte[] body = in.readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        throw new TooLarge();
      }
      return new Answer(response.getCode(), new String(body, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    patience.shutdownNow();
    http.close();
  }

  private static final class TooLarge extends IOException {
    @Serial private static final long serialVersionUID = 1;
  }

  private static final class NotPublic extends UnknownHostException {
    @Serial private static final long serialVersionUID = 1;
  }

  /** What it returns is what is connected to; nothing is looked up again in between. */
  private final class OnlyAllowed implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] found = names.resolve(host);
      // One bad address is enough: a name that mixes them is up to something.
      if (found.length == 0 || !Arrays.stream(found).allMatch(this::isAllowed)) {
        throw new NotPublic();
      }
      return found;
    }

    private boolean isAllowed(InetAddress address) {
      return PUBLIC.matches(address) || (localAllowed && address.isLoopbackAddress());
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return names.resolveCanonicalHostname(host);
    }
  }
}
