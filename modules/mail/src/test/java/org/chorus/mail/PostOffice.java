package org.chorus.mail;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.PoolId;
import org.chorus.mail.outbox.Outbox;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signer;
import org.chorus.signature.Signing;
import org.chorus.testing.ManualClock;
import org.springframework.context.ApplicationContext;

/**
 * A published campaign of two partners, Rivers and Rights, with people who sign on their pages and
 * get mail from them; the mail server is {@link CaughtMail}, and its boxes are empty at first.
 */
public final class PostOffice {

  private static final Pattern CONFIRM =
      Pattern.compile("https://petitions\\.example/confirm/([\\w-]+)");

  public final JointCampaign joint;
  private final ApplicationContext house;
  private final String campaign = "dam";

  public PostOffice(ApplicationContext house, String test) throws Exception {
    this.house = house;
    this.joint =
        new JointCampaign(
            house,
            "m" + Integer.toHexString(test.hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    joint.publish(joint.petition(campaign));
    house.getBean(ConfirmationMail.class).skipEverybodySoFar();
    if (!CaughtMail.SERVER.isRunning()) {
      CaughtMail.SERVER.start();
    }
    CaughtMail.SERVER.purgeEmailFromAllMailboxes();
  }

  /** The address that a person of that name signs with, in this campaign. */
  public EmailAddress address(String name) {
    return new EmailAddress(
        name.toLowerCase(Locale.ROOT) + "." + joint.rivers.alias() + "@example.org");
  }

  /** The same person as the pool knows them. */
  public Signer signer(String name) {
    return new Signer.AtAddress(address(name));
  }

  /** Signs on the page of a partner. */
  public void signs(String name, OrganizationProfile partner) {
    signs(name, joint.page(campaign, partner));
  }

  public void signs(String name) {
    signs(name, joint.rivers);
  }

  private void signs(String name, PublishedPage page) {
    house
        .getBean(Signing.class)
        .sign(
            new SignRequest(
                page, new PersonName(name), new PersonName("Doe"), address(name), Map.of()));
  }

  public PoolId pool() {
    return joint.page(campaign, joint.rivers).pool();
  }

  /** Writes what is to be written. */
  public void queue() {
    while (house.getBean(ConfirmationMail.class).queueBatch()
            + house.getBean(ConfirmationAgain.class).queueBatch()
        > 0) {
      // another batch may wait
    }
  }

  /** Writes and sends what is due. */
  public void deliver() {
    queue();
    while (house.getBean(Outbox.class).sendDue() > 0) {
      // another batch may be due
    }
  }

  /** Lets a failed mail's longest pause pass. */
  public void later() {
    house.getBean(ManualClock.class).advance(Duration.ofHours(6));
  }

  public List<MimeMessage> received() {
    return Arrays.asList(CaughtMail.SERVER.getReceivedMessages());
  }

  /** The link to confirm with in a mail. */
  public static LinkToken linkIn(MimeMessage message) throws Exception {
    Matcher link = CONFIRM.matcher(textOf(message));
    if (!link.find()) {
      throw new AssertionError("no link to confirm");
    }
    return new LinkToken(link.group(1));
  }

  /** The plain text of a mail. */
  public static String textOf(MimeMessage message) throws Exception {
    Object content = message.getContent();
    while (content instanceof MimeMultipart parts) {
      content = parts.getBodyPart(0).getContent();
    }
    return (String) content;
  }
}
