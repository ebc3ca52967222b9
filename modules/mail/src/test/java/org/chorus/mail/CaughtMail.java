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
    SERVER.start();
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(SERVER.getSmtp().getPort());
    return sender;
  }
}
