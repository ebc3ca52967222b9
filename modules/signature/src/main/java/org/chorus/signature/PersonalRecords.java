package org.chorus.signature;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.RevisionId;
import org.chorus.signature.PersonalRecord.Said;
import org.chorus.signature.PersonalRecord.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people what is stored of them, and lets them change their answers, through the link in
 * their confirmation mail. The link goes on working for this when it is too old to confirm.
 */
@Service
@Transactional
public class PersonalRecords {

  private static final String SAID =
      """
      select consent_text.id, consent_text.organization_id, wording, version, given.answer, touched_at
        from touch
        join signature    on signature.id = touch.signature_id
       cross join lateral unnest(touch.texts, touch.answers) as given (consent_text_id, answer)
        join consent_text on consent_text.id = given.consent_text_id
       where touch.signature_id = :signature
      """;

  private static final String HISTORY = SAID + " order by touch.id, consent_text.organization_id";

  /** What was said before coming back is over. */
  private static final String ANSWERS =
      SAID.replaceFirst("select", "select distinct on (consent_text.organization_id)")
          + """
            and touched_at >= coalesce(came_back_at, '-infinity')
          order by consent_text.organization_id, touch.id desc
          """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Followers followers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PersonalRecords(
      JdbcClient jdbc,
      SupporterRows rows,
      Followers followers,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.followers = followers;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Empty for a link that was never sent, and for one whose signature is erased. */
  @Transactional(readOnly = true)
  public Optional<PersonalRecord> find(LinkToken token) {
    rows.openAll();
    return jdbc.sql(
            """
            select signature.id, given_name, family_name, email, signature.language, country, revision_id,
                   signed_at, confirmed_at, withdrawn_at is not null as withdrawn, words
              from confirmation
              join signature          on signature.id = confirmation.signature_id
              left join signed_letter on signed_letter.signature_id = signature.id
             where token_hash = :hash
            """)
        .param("hash", token.hash())
        .query((row, number) -> record(row))
        .optional();
  }

  private PersonalRecord record(ResultSet row) throws SQLException {
    long signature = row.getLong("id");
    return new PersonalRecord(
        signature,
        new PersonName(row.getString("given_name")),
        new PersonName(row.getString("family_name")),
        new EmailAddress(row.getString("email")),
        row.getString("language"),
        Optional.ofNullable(row.getString("country")),
        revision(row),
        row.getTimestamp("signed_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("confirmed_at")).map(Timestamp::toInstant),
        row.getBoolean("withdrawn"),
        Optional.ofNullable(row.getString("words")),
        visits(signature),
        answers(signature),
        said(HISTORY, signature));
  }

  private static RevisionId revision(ResultSet row) throws SQLException {
    return new RevisionId(row.getObject("revision_id", UUID.class));
  }

  private List<Visit> visits(long signature) {
    return jdbc.sql(
            """
            select touched_at, revision_id, channel
              from touch
             where signature_id = :signature
             order by id
            """)
        .param("signature", signature)
        .query(
            (row, number) ->
                new Visit(
                    row.getTimestamp("touched_at").toInstant(),
                    revision(row),
                    Channel.valueOf(row.getString("channel"))))
        .list();
  }

  private List<Said> answers(long signature) {
    return said(ANSWERS, signature);
  }

  private List<Said> said(String which, long signature) {
    return jdbc.sql(which)
        .param("signature", signature)
        .query(
            (row, number) ->
                new Said(
                    new ConsentTextId(row.getObject("id", UUID.class)),
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    row.getString("wording"),
                    row.getInt("version"),
                    row.getBoolean("answer"),
                    row.getTimestamp("touched_at").toInstant()))
        .list();
  }

  private record Found(long id, boolean withdrawn) {}

  /**
   * Adds what the person answers now to what they answered before, which stays on record (GDPR Art.
   * 7(1)). Only answers to wordings of {@link PersonalRecord#answers} count, and only those that
   * differ from the last are kept. Partners whom the person says no to stop seeing them as soon as
   * the grants have followed, which is within a minute.
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public ChangeOutcome change(LinkToken token, Map<ConsentTextId, Boolean> answers) {
    ChangeOutcome outcome = requireNonNull(transaction.execute(begun -> keep(token, answers)));
    followers.written(1); // once it is committed
    return outcome;
  }

  private ChangeOutcome keep(LinkToken token, Map<ConsentTextId, Boolean> answers) {
    rows.openAll();
    Optional<Found> found =
        jdbc.sql(
                """
                select signature.id, withdrawn_at is not null as withdrawn
                  from confirmation
                  join signature on signature.id = confirmation.signature_id
                 where token_hash = :hash
                   for no key update of signature
                """)
            .param("hash", token.hash())
            .query(Found.class)
            .optional();
    if (found.isEmpty()) {
      return new ChangeOutcome.Unknown();
    }
    if (found.get().withdrawn()) {
      return new ChangeOutcome.Withdrawn();
    }
    List<Said> changed =
        answers(found.get().id()).stream()
            .filter(said -> answers.getOrDefault(said.text(), said.yes()) != said.yes())
            .toList();
    if (!changed.isEmpty()) {
      keep(found.get().id(), changed, clock.instant());
    }
    return new ChangeOutcome.Done();
  }

  /** By nobody's page, so that nobody is taken to have brought the person. */
  private void keep(long signature, List<Said> changed, Instant now) {
    jdbc.sql(
            """
            insert into touch (signature_id, kind, campaign_id, organization_id, revision_id, channel, touched_at,
                               texts, answers)
            select id, 'REPEAT', campaign_id, null, revision_id, 'PAGE', :now, :texts, :answers
              from signature
             where id = :signature
            """)
        .param("signature", signature)
        .param("now", Timestamp.from(now))
        .param(
            "texts",
            new SqlArrayValue("uuid", changed.stream().map(said -> said.text().value()).toArray()))
        .param(
            "answers",
            new SqlArrayValue("boolean", changed.stream().map(said -> !said.yes()).toArray()))
        .update();
  }
}
