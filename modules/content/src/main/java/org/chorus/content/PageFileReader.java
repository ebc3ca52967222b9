package org.chorus.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chorus.content.FileProblem.FrontMatterNotClosed;
import org.chorus.content.FileProblem.LanguageMissing;
import org.chorus.content.FileProblem.NoFrontMatter;
import org.chorus.content.FileProblem.NotAnImageId;
import org.chorus.content.FileProblem.NotUtf8;
import org.chorus.content.FileProblem.NotYaml;
import org.chorus.content.FileProblem.RepeatedKey;
import org.chorus.content.FileProblem.TooLarge;
import org.chorus.content.FileProblem.UnknownKey;
import org.chorus.content.FileProblem.UnknownVersion;
import org.chorus.content.FileProblem.WrongType;
import org.chorus.kernel.ImageId;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads what {@link PageFileWriter} writes, and what a person writes who knows YAML: any style of
 * text, any order, either kind of line end. Nothing is built from the file but texts.
 */
public final class PageFileReader {

  /** The largest file, in bytes: more than the longest page there can be. */
  public static final int MAX_BYTES = 1_000_000;

  private static final Pattern FENCE = Pattern.compile("---[ \\t]*");
  private static final String VERSION = "chorus-page";
  private static final int MAX_DEPTH = 20;
  private static final int MAX_PROBLEMS = 20;
  private static final int LONGEST_QUOTATION = 60;
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  /** The line of the file that the first line of the front matter is. */
  private static final int FIRST_LINE = 2;

  private final List<FileProblem> problems = new ArrayList<>();
  private final Map<ContentField, String> texts = new EnumMap<>(ContentField.class);

  private PageFileReader() {}

  /** What a file says. */
  public sealed interface Reading {
    /** A whole page; whether it can stand is for {@link ContentRules} to say. */
    record Page(Content content) implements Reading {}

    /** Nothing to go on with; at most twenty problems. */
    record Unreadable(List<FileProblem> problems) implements Reading {}
  }

  /** Reads a whole file. Never throws, whatever the bytes. */
  public static Reading read(byte[] file) {
    PageFileReader reader = new PageFileReader();
    Optional<Content> content =
        reader.decode(file).flatMap(text -> reader.readLines(List.of(text.split("\n", -1))));
    return content.isPresent() && reader.problems.isEmpty()
        ? new Reading.Page(content.get())
        : new Reading.Unreadable(List.copyOf(reader.problems));
  }

  /** What is wrong beyond these is found when these are mended. */
  private void report(FileProblem problem) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_QUOTATION ? text : text.substring(0, LONGEST_QUOTATION) + "…";
  }

  private Optional<String> decode(byte[] file) {
    if (file.length > MAX_BYTES) {
      report(new TooLarge(MAX_BYTES));
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(file);
    CharBuffer chars = CharBuffer.allocate(file.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(bytes, chars, true);
    if (result.isError()) {
      report(new NotUtf8(lineOf(file, bytes.position())));
      return Optional.empty();
    }
    String text = chars.flip().toString();
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return Optional.of(withoutMark.replace("\r\n", "\n").replace('\r', '\n'));
  }

  private static int lineOf(byte[] file, int position) {
    int line = 1;
    for (int n = 0; n < position; n++) {
      if (file[n] == '\n') {
        line++;
      }
    }
    return line;
  }

  private Optional<Content> readLines(List<String> lines) {
    if (!FENCE.matcher(lines.getFirst()).matches()) {
      report(new NoFrontMatter());
      return Optional.empty();
    }
    int end = 1;
    while (end < lines.size() && !FENCE.matcher(lines.get(end)).matches()) {
      end++;
    }
    if (end == lines.size()) {
      report(new FrontMatterNotClosed());
      return Optional.empty();
    }
    readFields(String.join("\n", lines.subList(1, end)) + "\n");
    if (text(ContentField.LANGUAGE).isBlank() && problems.isEmpty()) {
      report(new LanguageMissing());
    }
    return Optional.of(content(String.join("\n", lines.subList(end + 1, lines.size()))));
  }

  private Content content(String article) {
    texts.put(ContentField.ARTICLE, article);
    return new Content(texts);
  }

  private String text(ContentField field) {
    return texts.getOrDefault(field, "");
  }

  private void readFields(String yaml) {
    // In one piece, because SnakeYAML Engine 3.0.1 fails where a buffer ends within an emoji.
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MAX_BYTES)
            .setBufferSize(yaml.length() + 1)
            .build();
    try {
      Iterator<Event> events = new Parse(settings).parseString(yaml).iterator();
      Event root = nextContent(events);
      switch (root.getEventId()) {
        case MappingStart -> {
          readGroup(events, "");
          if (nextContent(events).getEventId() != Event.ID.StreamEnd) {
            report(new NotYaml(FIRST_LINE));
          }
        }
        case StreamEnd -> {} // no fields at all
        default -> report(new NotYaml(line(root)));
      }
    } catch (MarkedYamlEngineException broken) {
      report(new NotYaml(broken.getProblemMark().map(Mark::getLine).orElse(0) + FIRST_LINE));
    } catch (YamlEngineException broken) { // without a line: characters that YAML forbids, depth
      report(new NotYaml(FIRST_LINE));
    }
  }

  /** The next event that is not just the frame of a document. */
  private static Event nextContent(Iterator<Event> events) {
    while (true) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, DocumentStart, DocumentEnd, Comment -> {}
        default -> {
          return event;
        }
      }
    }
  }

  /** Up to the end of a mapping whose beginning has been read. */
  private void readGroup(Iterator<Event> events, String group) {
    while (true) {
      Event key = events.next();
      if (key.getEventId() == Event.ID.MappingEnd) {
        return;
      }
      if (!(key instanceof ScalarEvent name)) {
        report(new NotYaml(line(key)));
        skip(events, key);
        skip(events, events.next());
        continue;
      }
      // A dot is ours, and stands between a group and a field of it.
      String own = name.getValue().replace('.', ' ');
      readField(events, group.isEmpty() ? own : group + "." + own, name);
    }
  }

  private void readField(Iterator<Event> events, String key, ScalarEvent name) {
    Event value = events.next();
    boolean isGroup = ContentField.isGroup(key);
    Optional<ContentField> field = ContentField.find(key);
    if (value.getEventId() == Event.ID.MappingStart && isGroup) {
      readGroup(events, key);
    } else if (!isGroup && field.isEmpty() && !key.equals(VERSION)) {
      report(new UnknownKey(line(name), shortened(key)));
      skip(events, value);
    } else if (value instanceof ScalarEvent scalar && !isGroup) {
      field.ifPresentOrElse(known -> keep(known, scalar, name), () -> checkVersion(scalar));
    } else if (!(value instanceof ScalarEvent scalar) || !text(scalar).isEmpty()) {
      report(new WrongType(line(name), key));
      skip(events, value);
    }
  }

  private void keep(ContentField field, ScalarEvent scalar, ScalarEvent name) {
    String text = text(scalar);
    if (texts.put(field, text) != null) {
      report(new RepeatedKey(line(name), field.key()));
    }
    if (field == ContentField.IMAGE_ID && !text.isEmpty() && ImageId.parse(text).isEmpty()) {
      report(new NotAnImageId(line(scalar)));
    }
  }

  private void checkVersion(ScalarEvent scalar) {
    if (!scalar.getValue().equals("1")) {
      report(new UnknownVersion(line(scalar), shortened(scalar.getValue())));
    }
  }

  private static String text(ScalarEvent scalar) {
    return scalar.isPlain() && NOTHING.contains(scalar.getValue()) ? "" : scalar.getValue();
  }

  /** Passes over a value with everything in it. */
  private static void skip(Iterator<Event> events, Event value) {
    int depth = 0;
    Event event = value;
    while (true) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return;
      }
      if (depth > MAX_DEPTH) {
        throw new YamlEngineException("nested too deeply"); // the parser grows slow with depth
      }
      event = events.next();
    }
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + FIRST_LINE;
  }
}
