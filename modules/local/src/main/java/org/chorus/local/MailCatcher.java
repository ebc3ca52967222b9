package org.chorus.local;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts every mail and delivers none: shows them on a web page instead.
 *
 * <p>Keeps the latest {@value #CAPACITY} in memory; they are gone when it stops.
 */
public final class MailCatcher {
  static final int CAPACITY = 1_000;

  /**
   * Named, because Jakarta Mail otherwise searches the class path for it with each part it reads.
   */
  private static final String STREAMS = "jakarta.mail.util.StreamProvider";

  static {
    System.setProperty(STREAMS, "org.eclipse.angus.mail.util.MailStreamProvider");
  }

  private final int smtpPort;
  private final int inboxPort;
  private final Clock clock;
  private final Deque<CaughtMessage> latestFirst = new ArrayDeque<>();
  private final List<Consumer<CaughtMessage>> listeners = new CopyOnWriteArrayList<>();
  private long received;
  private @Nullable GreenMail smtp;
  private @Nullable HttpServer inbox;
  private @Nullable ExecutorService threads;

  MailCatcher(int smtpPort, int inboxPort, Clock clock) {
    this.smtpPort = smtpPort;
    this.inboxPort = inboxPort;
    this.clock = clock;
  }

  /** Starts both servers and returns when they listen. */
  public synchronized void start() {
    if (smtp != null) {
      return;
    }
    GreenMail server =
        new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server
        .getUserManager()
        .setMessageDeliveryHandler((message, recipient) -> new Mailbox(recipient.getEmail()));
    try {
      server.start();
      smtp = server;
      HttpServer pages =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), inboxPort), 0);
      ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
      pages.setExecutor(executor);
      pages.createContext("/", new InboxPages(this, clock));
      pages.start();
      inbox = pages;
      threads = executor;
    } catch (IOException e) {
      stop();
      throw new UncheckedIOException(e);
    }
  }

  public synchronized void stop() {
    if (inbox != null) {
      inbox.stop(0);
      inbox = null;
    }
    if (threads != null) {
      threads.shutdownNow();
      threads = null;
    }
    if (smtp != null) {
      smtp.stop();
      smtp = null;
    }
  }

  public int smtpPort() {
    return smtpPort;
  }

  /** The page that lists the mails; {@code /messages.json} beside it is for tests. */
  public URI inboxUrl() {
    return URI.create("http://localhost:" + inboxPort + "/");
  }

  /** The page that shows the second factors of the demo logins. */
  URI codesUrl() {
    return inboxUrl().resolve("codes");
  }

  /** The mails kept, the latest first. */
  public List<CaughtMessage> messages() {
    synchronized (latestFirst) {
      return List.copyOf(latestFirst);
    }
  }

  /** Tells of each mail as it comes, also of those that are forgotten for lack of room. */
  public void tell(Consumer<CaughtMessage> listener) {
    listeners.add(listener);
  }

  /** Forgets all mails, for a test that starts from an empty inbox. */
  public void clear() {
    synchronized (latestFirst) {
      latestFirst.clear();
    }
  }

  private void keep(MimeMessage message, String recipient) {
    try {
      Bodies bodies = new Bodies();
      bodies.collect(message);
      String subject = message.getSubject();
      String from = message.getFrom() == null ? "" : readable(Arrays.asList(message.getFrom()));
      CaughtMessage caught;
      synchronized (latestFirst) {
        received++;
        caught =
            new CaughtMessage(
                received,
                clock.instant(),
                from,
                List.of(recipient),
                subject == null ? "" : subject,
                bodies.text.toString(),
                bodies.html.toString());
        latestFirst.addFirst(caught);
        if (latestFirst.size() > CAPACITY) {
          latestFirst.removeLast();
        }
      }
      listeners.forEach(listener -> listener.accept(caught));
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail that cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readable(List<? extends Object> addresses) throws IOException {
    List<String> decoded = new ArrayList<>();
    for (Object address : addresses) {
      decoded.add(MimeUtility.decodeText(address.toString()));
    }
    return String.join(", ", decoded);
  }

  /** The text parts of a mail, attachments left out. */
  private static final class Bodies {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    void collect(Part part) throws MessagingException, IOException {
      if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
        return;
      }
      if (part.isMimeType("text/plain")) {
        text.append(part.getContent());
      } else if (part.isMimeType("text/html")) {
        html.append(part.getContent());
      } else if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          collect(parts.getBodyPart(i));
        }
      }
    }
  }

  /** Stands for whatever address a mail is sent to; GreenMail's own store would grow for ever. */
  private final class Mailbox implements GreenMailUser {
    private final String address;

    Mailbox(String address) {
      this.address = address;
    }

    @Override
    public void deliver(MovingMessage message) {
      keep(message.getMessage(), address);
    }

    @Override
    public void deliver(MimeMessage message) {
      keep(message, address);
    }

    @Override
    public String getEmail() {
      return address;
    }

    @Override
    public String getLogin() {
      return address;
    }

    @Override
    public String getQualifiedMailboxName() {
      return address;
    }

    @Override
    public String getPassword() {
      return "";
    }

    @Override
    public void create() {
      // there is nothing to create: every address exists
    }

    @Override
    public void delete() {
      // and nothing to delete
    }

    @Override
    public void setPassword(String password) {
      throw new UnsupportedOperationException("nobody logs in here");
    }

    @Override
    public void authenticate(String password) {
      throw new UnsupportedOperationException("nobody logs in here");
    }
  }
}
