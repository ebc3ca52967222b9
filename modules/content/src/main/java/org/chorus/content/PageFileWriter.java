package org.chorus.content;

import java.util.Locale;
import java.util.Set;

/**
 * Writes a page as one Markdown file with YAML front matter, each content in exactly one way: so
 * that a file that was read and written again is the same to the byte, today and after an update of
 * any library. What the library that reads it must understand is the smaller part of YAML: plain,
 * double-quoted and literal texts.
 */
public final class PageFileWriter {

  /** Plain texts that readers of YAML take for something else. */
  private static final Set<String> WORDS_OF_YAML =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private PageFileWriter() {}

  /** The file as text, which {@link PageFileReader} reads back without loss. */
  public static String write(Content content) {
    StringBuilder file = new StringBuilder("---\nchorus-page: 1\n");
    String group = "";
    for (ContentField field : ContentField.withKey().toList()) {
      String text = content.text(field);
      if (text.isEmpty()) {
        continue;
      }
      if (!field.group().equals(group) && !field.group().isEmpty()) {
        file.append(field.group()).append(":\n");
      }
      group = field.group();
      String indent = group.isEmpty() ? "" : "  ";
      file.append(indent).append(field.keyInGroup()).append(": ");
      boolean isId = field == ContentField.IMAGE_ID; // digits, letters and hyphens
      file.append(isId ? text : scalar(text, indent + "  ")).append('\n');
    }
    file.append("---\n");
    if (!content.article().isEmpty()) {
      file.append('\n').append(content.article()).append('\n');
    }
    return file.toString();
  }

  private static String scalar(String text, String indent) {
    if (isPlain(text)) {
      return text;
    }
    return isLiteral(text) ? literal(text, indent) : quoted(text);
  }

  private static boolean isPlain(String text) {
    return Character.isLetter(text.codePointAt(0))
        && text.codePoints().noneMatch(c -> isSpecial(c) || c == '\t' || c == '\n')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.endsWith(":")
        && !text.endsWith(" ")
        && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Several lines, as they are; the first is not indented, because texts are stripped. */
  private static boolean isLiteral(String text) {
    return text.contains("\n")
        && !Character.isWhitespace(text.charAt(0))
        && !text.endsWith("\n")
        && text.codePoints().noneMatch(PageFileWriter::isSpecial);
  }

  private static String literal(String text, String indent) {
    StringBuilder lines = new StringBuilder("|-");
    for (String line : text.split("\n", -1)) {
      lines.append('\n').append(line.isEmpty() ? "" : indent + line);
    }
    return lines.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                  if (isSpecial(c)) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  /** What YAML forbids, takes for a line break or loses. All of it is below U+10000. */
  private static boolean isSpecial(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || c == 0x2028
        || c == 0x2029
        || c == 0xFEFF
        || c == 0xFFFE
        || c == 0xFFFF;
  }
}
