package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The way to an address of one's own, where mail is signed. */
class OwnSenderIT extends ConsoleTest {

  @DynamicPropertySource
  static void signed(DynamicPropertyRegistry settings) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String key =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    settings.add("chorus.mail.dkim.key", () -> key);
    settings.add("chorus.mail.dns", () -> "127.0.0.1:9"); // nobody answers there
  }

  private void proposes() {
    open("organization");
    test(find(EmailField.class).withId("own-address").single()).setValue("hello@rivers.example");
    click("propose-address");
  }

  /** The code, from the mail that waits. */
  private String code() {
    Matcher code =
        Pattern.compile("(?m)^[2-9A-Z]{10}$")
            .matcher(
                service(WholeDatabase.class)
                    .sql("select text_body from mail_outbox order by id desc limit 1")
                    .query(String.class)
                    .single());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  @Test
  void aCodeIsMailedAndThenTheDomainIsAsked() {
    proposes();
    assertThat(screen()).contains("Waits for the code");
    test(find(TextField.class).withId("sender-code").single()).setValue("AAAAAAAAAA");
    click("enter-code");
    assertThat(notices()).contains("not the code");

    test(find(TextField.class).withId("sender-code").single()).setValue(code());
    click("enter-code");
    assertThat(screen()).contains("Waits for the domain");
    assertThat(find(TextField.class).withId("dkim-name").single().getValue())
        .isEqualTo("chorus._domainkey.rivers.example");
    assertThat(find(TextField.class).withId("dkim-record").single().getValue())
        .startsWith("v=DKIM1; k=rsa; p=");

    click("check-domain");
    assertThat(screen()).contains("The DNS did not answer in time", "Try again");
  }

  @Test
  void whatIsNotWantedAnyMoreIsGivenUp() {
    proposes();
    click("give-up-address");
    assertThat(find(EmailField.class).withId("own-address").exists()).isTrue();
  }
}
