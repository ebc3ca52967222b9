package org.chorus.site;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chorus.kernel.Country;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.site.screen.Language;
import org.springframework.web.util.HtmlUtils;

/**
 * The countries to choose from, by name in one language, as HTML. Written once for each language:
 * to look up and to sort 250 names takes longer than the rest of a page.
 */
record CountryOptions(String html) {

  private static final Map<SpokenLanguage, CountryOptions> WRITTEN = new ConcurrentHashMap<>();

  /** "Special Administrative Region of …" is no name that anybody looks for. */
  private static final Set<String> BY_SHORT_NAME = Set.of("HK", "MO");

  /** In the language of the fixed words around them. */
  static CountryOptions in(Language language) {
    return WRITTEN.computeIfAbsent(
        SpokenLanguage.of(language.locale()).orElse(SpokenLanguage.EN), CountryOptions::write);
  }

  private static CountryOptions write(SpokenLanguage language) {
    ULocale locale = locale(language);
    LocaleDisplayNames names = LocaleDisplayNames.getInstance(locale);
    LocaleDisplayNames shortNames =
        LocaleDisplayNames.getInstance(locale, DisplayContext.LENGTH_SHORT);
    Collator order = Collator.getInstance(locale);
    record Option(Country country, String name) {}
    return new CountryOptions(
        Country.all().stream()
            .map(
                country ->
                    new Option(
                        country,
                        (BY_SHORT_NAME.contains(country.code()) ? shortNames : names)
                            .regionDisplayName(country.code())))
            .sorted(Comparator.comparing(Option::name, order::compare))
            .map(
                option ->
                    option(option.country()) + ">" + HtmlUtils.htmlEscape(option.name(), "UTF-8"))
            .collect(Collectors.joining("\n")));
  }

  private static ULocale locale(SpokenLanguage language) {
    return switch (language) {
      case PT -> ULocale.forLanguageTag("pt-PT"); // without a region it would be that of Brazil
      case CS, DE, EL, EN, ES, FR, IT, NL, PL, SV, UK -> ULocale.forLanguageTag(language.tag());
    };
  }

  /** Up to where it is selected or not; an option needs no end tag. */
  private static String option(Country country) {
    return "<option value=\"" + country.code() + '"';
  }

  /**
   * The same, with one of them selected.
   *
   * @param chosen as somebody sent it; what is no country selects none
   */
  String selecting(String chosen) {
    return Country.parse(chosen)
        .map(CountryOptions::option)
        .map(option -> html.replace(option, option + " selected"))
        .orElse(html);
  }
}
