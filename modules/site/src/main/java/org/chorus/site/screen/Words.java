package org.chorus.site.screen;

import com.ibm.icu.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.switches.SwitchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/**
 * The fixed words of the public pages, with those for what is switched off; English in a language
 * that is not spoken here. Those with arguments are ICU message formats, because {@code java.text}
 * knows no plurals beyond one and many.
 */
public final class Words implements MessageSource {

  private static final Control EXACTLY = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private static final List<String> BUNDLES =
      List.of("org.chorus.site.screen.Words", SwitchWords.BUNDLE);

  private final Map<SpokenLanguage, Map<String, String>> words =
      new EnumMap<>(SpokenLanguage.class);

  public Words() {
    for (SpokenLanguage language : SpokenLanguage.values()) {
      Map<String, String> all = new HashMap<>();
      for (String name : BUNDLES) {
        ResourceBundle bundle = ResourceBundle.getBundle(name, language.locale(), EXACTLY);
        bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
      }
      words.put(language, Map.copyOf(all));
    }
  }

  @Override
  public String getMessage(String code, Object @Nullable [] args, @Nullable Locale locale) {
    return find(code, args, locale).orElseThrow(() -> missing(code, locale));
  }

  @Override
  public @Nullable String getMessage(
      String code,
      Object @Nullable [] args,
      @Nullable String defaultMessage,
      @Nullable Locale locale) {
    return find(code, args, locale).orElse(defaultMessage);
  }

  @Override
  public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
    return Stream.of(Objects.requireNonNullElse(resolvable.getCodes(), new String[0]))
        .flatMap(code -> find(code, resolvable.getArguments(), locale).stream())
        .findFirst()
        .or(() -> Optional.ofNullable(resolvable.getDefaultMessage()))
        .orElseThrow(() -> missing(Arrays.toString(resolvable.getCodes()), locale));
  }

  private static NoSuchMessageException missing(String code, @Nullable Locale locale) {
    return new NoSuchMessageException(code, Objects.requireNonNullElse(locale, Locale.ENGLISH));
  }

  private Optional<String> find(String code, Object @Nullable [] args, @Nullable Locale locale) {
    SpokenLanguage language =
        Optional.ofNullable(locale).flatMap(SpokenLanguage::of).orElse(SpokenLanguage.EN);
    return Optional.ofNullable(Objects.requireNonNull(words.get(language)).get(code))
        .map(found -> said(found, args, language.locale()));
  }

  private static String said(String words, Object @Nullable [] args, Locale locale) {
    return args == null || args.length == 0
        ? words
        : new MessageFormat(words, locale).format(args); // made anew: it is not safe for threads
  }
}
