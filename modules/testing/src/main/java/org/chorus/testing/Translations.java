package org.chorus.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares a file of words with its translations: {@code Words.properties}, which is English, with
 * {@code Words_de.properties} and so on, as they lie beside a class.
 */
public final class Translations {

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private final Class<?> beside;
  private final String name;
  private final Properties english;

  private Translations(Class<?> beside, String name) {
    this.beside = beside;
    this.name = name;
    this.english = file(name + ".properties");
  }

  /** The files of that name in the package of a class. */
  public static Translations of(Class<?> beside, String name) {
    return new Translations(beside, name);
  }

  /**
   * What is wrong with one translation: keys that are missing, too many or in another order, lines
   * for the same key, arguments that are missing or too many, and sentences that are still English.
   *
   * @param language a BCP 47 tag; English is the original and has no file
   * @param alike the keys whose words may be the same as in English, such as "Website"
   */
  public List<String> faultsOf(String language, Set<String> alike) {
    List<String> faults = new ArrayList<>();
    String file = name + "_" + language + ".properties";
    Properties translated = file(file);
    if (!keysInOrder(file).equals(keysInOrder(name + ".properties"))) {
      faults.add(file + ": not the keys of the original, each once and in its order");
    }
    for (String key : new TreeSet<>(english.stringPropertyNames())) {
      String original = english.getProperty(key);
      String translation = translated.getProperty(key);
      if (translation == null || translation.isBlank()) {
        faults.add(file + ": no words for " + key);
      } else {
        if (!arguments(translation).equals(arguments(original))) {
          faults.add(file + ": other arguments in " + key);
        }
        if (translation.equals(original)
            && LETTER.matcher(original).find()
            && !alike.contains(key)) {
          faults.add(file + ": still English in " + key);
        }
      }
    }
    for (String key : new TreeSet<>(translated.stringPropertyNames())) {
      if (!english.containsKey(key)) {
        faults.add(file + ": nobody uses " + key);
      }
    }
    return faults;
  }

  /** Every translation there is, in one language, with its key. */
  public Properties words(Locale language) {
    return file(
        language.getLanguage().equals("en")
            ? name + ".properties"
            : name + "_" + language.getLanguage() + ".properties");
  }

  private static Set<String> arguments(String words) {
    return ARGUMENT
        .matcher(words)
        .results()
        .map(argument -> argument.group(1))
        .collect(Collectors.toSet());
  }

  private List<String> keysInOrder(String file) {
    return Pattern.compile("(?m)^([^#=\\s]+)=")
        .matcher(text(file))
        .results()
        .map((MatchResult line) -> line.group(1))
        .toList();
  }

  private Properties file(String file) {
    Properties words = new Properties();
    try (InputStreamReader reader = open(file)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private String text(String file) {
    try (InputStreamReader reader = open(file)) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStreamReader open(String file) {
    InputStream bytes = beside.getResourceAsStream(file);
    if (bytes == null) {
      throw new AssertionError("no file " + file + " beside " + beside.getName());
    }
    return new InputStreamReader(bytes, StandardCharsets.UTF_8);
  }
}
