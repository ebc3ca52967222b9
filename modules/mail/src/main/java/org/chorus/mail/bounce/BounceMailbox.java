package org.chorus.mail.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox that mail comes back to, over IMAP. What was understood is deleted, because it
 * holds addresses, and often the whole mail; what was not is moved to a folder for people to look
 * at. A report is deleted after its consequences are committed: a crash between the two has it read
 * once more.
 */
@Component
@EnableConfigurationProperties(BounceSettings.class)
public class BounceMailbox {

  private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);

  private static final int BATCH = 100;
  private static final int MAX_BYTES = 2 * 1024 * 1024; // larger ones are not fetched
  private static final String CONNECT_MILLIS = "5000";
  private static final String READ_MILLIS = "20000";

  private final BounceSettings settings;
  private final Reports reports;
  private final Bounces bounces;

  BounceMailbox(BounceSettings settings, Reports reports, Bounces bounces) {
    this.settings = settings;
    this.reports = reports;
    this.bounces = bounces;
  }

  /** Reads one batch, the oldest first; says how many mails there were. */
  public int readBatch() {
    if (!settings.isThere()) {
      return 0;
    }
    try (Store store = connect();
        Folder inbox = store.getFolder(settings.folder())) {
      inbox.open(Folder.READ_WRITE);
      int count = Math.min(inbox.getMessageCount(), BATCH);
      if (count > 0) {
        read(store, inbox, inbox.getMessages(1, count));
        inbox.expunge();
      }
      return count;
    } catch (MessagingException | IOException e) {
      // The reason's text may hold an address.
      log.warn("the mailbox of returned mail cannot be read ({})", e.getClass().getSimpleName());
      return 0;
    }
  }

  private void read(Store store, Folder inbox, Message[] messages)
      throws MessagingException, IOException {
    int about = 0;
    int unclear = 0;
    for (Message message : messages) {
      switch (report(message)) {
        case Report.About(var mail, var what) -> {
          bounces.note(mail, what);
          about++;
        }
        case Report.OfNoConsequence() -> {
          // deleted below, as what was understood
        }
        case Report.Unclear() -> {
          inbox.copyMessages(new Message[] {message}, folderForUnclear(store));
          unclear++;
        }
      }
      message.setFlag(Flags.Flag.DELETED, true);
    }
    log.info(
        "of {} mails that came back {} counted, {} were unclear", messages.length, about, unclear);
  }

  private Report report(Message message) throws MessagingException, IOException {
    if (message.getSize() > MAX_BYTES || !(message instanceof MimeMessage mail)) {
      return new Report.Unclear();
    }
    MimeMessage whole;
    try {
      whole = new MimeMessage(mail); // fetched at once, so that what is broken below is the mail
    } catch (MessagingException e) {
      if (mail.isExpunged()) {
        return new Report.OfNoConsequence();
      }
      throw e;
    }
    try {
      return reports.read(whole);
    } catch (MessagingException | IOException brokenMail) {
      return new Report.Unclear();
    }
  }

  private Folder folderForUnclear(Store store) throws MessagingException {
    Folder folder = store.getFolder(settings.unclear());
    if (!folder.exists()) {
      folder.create(Folder.HOLDS_MESSAGES);
    }
    return folder;
  }

  private Store connect() throws MessagingException {
    String protocol = settings.tls() ? "imaps" : "imap";
    Properties properties = new Properties();
    properties.put("mail." + protocol + ".connectiontimeout", CONNECT_MILLIS);
    properties.put("mail." + protocol + ".timeout", READ_MILLIS);
    properties.put("mail." + protocol + ".writetimeout", READ_MILLIS);
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.put("mail." + protocol + ".partialfetch", "false");
    Store store = Session.getInstance(properties).getStore(protocol);
    store.connect(settings.host(), settings.portToAsk(), settings.username(), settings.password());
    return store;
  }
}
