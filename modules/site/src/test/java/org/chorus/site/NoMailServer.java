package org.chorus.site;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail is queued here and never sent. */
@TestConfiguration
class NoMailServer {

  @Bean
  JavaMailSenderImpl sender() {
    return new JavaMailSenderImpl();
  }
}
