package org.chorus.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something is from that the article says. As text: its words, and its address in angle
 * brackets where it has one. The article refers to the first one by a link to {@code #source-1}.
 *
 * @param words who wrote what, where and when, as it is to be read
 * @param url where it can be read; empty where it stands nowhere on the web
 */
public record Source(String words, String url) {

  private static final Pattern WITH_URL = Pattern.compile("(.*?)\\s*<([^<>\\s]*)>");

  public Source {
    words = words.strip();
    url = url.strip();
  }

  static Source parse(String line) {
    Matcher parts = WITH_URL.matcher(line.strip());
    return parts.matches() ? new Source(parts.group(1), parts.group(2)) : new Source(line, "");
  }

  /** One line, as files and writers have it. */
  public String toLine() {
    return url.isEmpty() ? words : words + " <" + url + ">";
  }
}
