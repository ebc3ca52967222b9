package org.chorus.site;

import com.ibm.icu.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.chorus.kernel.SpokenLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/**
 * The fixed words of the public pages; English in a language that is not spoken here. Those with
 * arguments are ICU message formats, because {@code java.text} knows no plurals beyond one and
 * many.
 */
final class Words implements MessageSource {

  private static final Control EXACTLY = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final Map<SpokenLanguage, ResourceBundle> bundles = new EnumMap<>(SpokenLanguage.class);

  Words() {
    for (SpokenLanguage language : SpokenLanguage.values()) {
      bundles.put(
          language, ResourceBundle.getBundle("org.chorus.site.Words", language.locale(), EXACTLY));
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
    ResourceBundle bundle = Objects.requireNonNull(bundles.get(language));
    return bundle.containsKey(code)
        ? Optional.of(said(bundle.getString(code), args, language.locale()))
        : Optional.empty();
  }

  private static String said(String words, Object @Nullable [] args, Locale locale) {
    return args == null || args.length == 0
        ? words
        : new MessageFormat(words, locale).format(args); // made anew: it is not safe for threads
  }
}
