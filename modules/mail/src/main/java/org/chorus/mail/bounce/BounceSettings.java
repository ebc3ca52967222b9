package org.chorus.mail.bounce;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox that mail comes back to.
 *
 * @param host nothing is read when empty
 * @param port 993 with TLS, 143 without, when 0
 * @param tls from the first byte on; without it everything can be read on the way
 * @param folder where reports arrive
 * @param unclear where those go that nobody understands, beside that folder; made if it is missing
 */
@ConfigurationProperties("chorus.mail.bounces.imap")
record BounceSettings(
    @DefaultValue("") String host,
    @DefaultValue("0") int port,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("true") boolean tls,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("Chorus-unclear") String unclear) {

  boolean isThere() {
    return !host.isBlank();
  }

  int portToAsk() {
    return port > 0 ? port : tls ? 993 : 143;
  }

  @Override
  public String toString() {
    return "BounceSettings[masked]";
  }
}
