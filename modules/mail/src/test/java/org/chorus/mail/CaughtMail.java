package org.chorus.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that keeps what it gets, for every test of this module. */
@TestConfiguration
public class CaughtMail {

  public static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

  @Bean
  JavaMailSenderImpl sender() {
    if (!SERVER.isRunning()) { // else there would be a second one behind the first
      SERVER.start();
    }
    return new Sender();
  }

  /** Finds the server again that was stopped and started, whichever test did so. */
  private static final class Sender extends JavaMailSenderImpl {

    Sender() {
      setHost("127.0.0.1");
      setPort(SERVER.getSmtp().getPort());
    }

    @Override
    public int getPort() {
      if (SERVER.isRunning()) {
        setPort(SERVER.getSmtp().getPort());
      }
      return super.getPort();
    }
  }
}
