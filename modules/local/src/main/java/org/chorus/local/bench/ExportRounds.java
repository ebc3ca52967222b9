package org.chorus.local.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chorus.access.SteppedUp;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.local.CannotStart;
import org.chorus.local.DemoOrganizations;
import org.chorus.local.DemoOrganizations.Person;
import org.chorus.local.demo.HouseWithoutDoors;
import org.chorus.organization.Organizations;
import org.chorus.sharing.ContactExport;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ContactText;
import org.chorus.sharing.export.ExportScope;
import org.chorus.sharing.export.FilePreparation;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program that {@link ExportBenchmark} runs: a data steward of the demo exports everybody, in
 * turns with {@code psql}.
 */
@HouseWithoutDoors
public class ExportRounds {

  static final String PARTNER = "clearwater";
  static final String CAMPAIGN = "free-the-ilsa";

  private static final String STEWARD = "tom@clearwater.example";

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * Measures and ends.
   *
   * @param args how many rounds; the file to write into; then {@code psql} and its arguments
   */
  public static void main(String[] args) throws Exception {
    try (ConfigurableApplicationContext app =
        new SpringApplicationBuilder(ExportRounds.class).web(WebApplicationType.NONE).run()) {
      Path result = Path.of(args[1]);
      ExportRounds rounds = new ExportRounds();
      Files.writeString(
          result,
          JsonMapper.builder()
              .build()
              .writeValueAsString(
                  rounds.measure(
                      app,
                      Integer.parseInt(args[0]),
                      result.resolveSibling("export"),
                      List.of(args).subList(2, args.length))));
    }
  }

  private Map<String, Object> measure(
      ConfigurableApplicationContext app, int wanted, Path into, List<String> psql)
      throws IOException, InterruptedException {
    Files.createDirectories(into);
    Desk desk = Desk.of(app);
    long before = memory("VmRSS:");
    List<Map<String, Number>> rounds = new ArrayList<>();
    for (int number = 0; number <= wanted; number++) {
      Map<String, Number> round = new LinkedHashMap<>();
      if (number % 2 == 0) {
        export(desk, into.resolve("export.csv"), round);
        copy(desk, psql, into, round);
      } else {
        copy(desk, psql, into, round);
        export(desk, into.resolve("export.csv"), round);
      }
      if (number > 0) { // the first one is to warm up
        rounds.add(round);
      }
    }
    return Map.of(
        "rounds",
        rounds,
        "bytes",
        Files.size(into.resolve("export.csv")),
        "rss_before_mb",
        before,
        "max_rss_mb",
        memory("VmHWM:"));
  }

  /** Who exports, and from where. */
  private record Desk(
      Actor actor, CampaignOverview campaign, ContactExport export, FilePreparation preparation) {

    static Desk of(ConfigurableApplicationContext app) {
      Person person =
          DemoOrganizations.read()
              .people()
              .filter(each -> each.email().equals(STEWARD))
              .findFirst()
              .orElseThrow();
      Actor actor =
          new Actor(
              new Subject(person.id().toString()),
              person.name(),
              app.getBean(Organizations.class).findByAlias(new Slug(PARTNER)).orElseThrow().id());
      CampaignOverview campaign =
          app.getBean(Campaigns.class).of(actor).stream()
              .filter(each -> each.slug().equals(new Slug(CAMPAIGN)))
              .findFirst()
              .orElseThrow();
      return new Desk(
          actor, campaign, app.getBean(ContactExport.class), app.getBean(FilePreparation.class));
    }

    SteppedUp proof() {
      return SteppedUp.by(actor.subject(), Instant.MAX);
    }
  }

  /** From asking to the last byte; in between what recurring work does in the app. */
  private static void export(Desk desk, Path to, Map<String, Number> round) throws IOException {
    CampaignOverview from = desk.campaign();
    long begin = System.nanoTime();
    ContactFile asked =
        desk.export()
            .ask(
                desk.actor(),
                desk.proof(),
                from.coalition(),
                from.pool(),
                from.poolName(),
                ExportScope.EVERYBODY)
            .orElseThrow();
    long preparing = System.nanoTime();
    desk.preparation().prepareAll();
    round.put("preparing_s", seconds(preparing));
    ContactText text =
        desk.export()
            .open(
                desk.actor(),
                desk.proof(),
                from.coalition(),
                from.pool(),
                from.poolName(),
                asked.id())
            .orElseThrow();
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(to))) {
      text.write(file, 0, text.length());
    }
    round.put("export_s", seconds(begin));
    round.put("people", people(desk, asked));
    round.put("lines", linesOfPeople(to));
    round.put("rss_mb", memory("VmRSS:"));
    desk.export().discard(desk.actor(), from.coalition(), from.pool(), asked.id());
  }

  private static long people(Desk desk, ContactFile asked) {
    return desk
        .export()
        .files(desk.actor(), desk.campaign().coalition(), desk.campaign().pool())
        .stream()
        .filter(file -> file.id().equals(asked.id()))
        .mapToLong(ContactFile::people)
        .findFirst()
        .orElseThrow();
  }

  /** The demo's words have no line breaks. */
  private static long linesOfPeople(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count() - 1;
    }
  }

  /** The same people and what the file says of them, as they stand in the tables. */
  private static void copy(Desk desk, List<String> psql, Path into, Map<String, Number> round)
      throws IOException, InterruptedException {
    Path to = into.resolve("psql.csv");
    List<String> command = new ArrayList<>(psql);
    command.add("-c");
    command.add(
        """
        \\copy (select given_name, family_name, email, confirmed_at, signature.language, signed_at, \
        agreed_at, campaign.name, consent_text.version, wording, granted_at, basis, \
        contact_grant.terms_version \
        from contact_grant \
        join signature on signature.id = contact_grant.signature_id \
        join consent_text on consent_text.id = contact_grant.consent_text_id \
        join campaign on campaign.id = consent_text.campaign_id \
        where contact_grant.organization_id = '%s' and ended_at is null \
        and signature.pool_id = '%s' and standing = 'COUNTED' \
        order by signature.id) to '%s' (format csv, header)"""
            .formatted(desk.actor().organization(), desk.campaign().pool(), to));
    long begin = System.nanoTime();
    Shell.run(command, Map.of(), into.resolve("psql.out"), Duration.ofMinutes(5));
    round.put("psql_s", seconds(begin));
    round.put("psql_rows", linesOfPeople(to));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /** Of this process, in megabytes. */
  private static long memory(String what) {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
              .filter(line -> line.startsWith(what))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow(() -> new CannotStart("This system does not tell what a process holds."))
          / 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
