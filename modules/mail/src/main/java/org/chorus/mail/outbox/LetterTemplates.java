package org.chorus.mail.outbox;

import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates of mails: each has a text and an HTML of the same name. */
public final class LetterTemplates {

  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  /** Templates that say everything themselves. */
  public LetterTemplates() {
    this(new StaticMessageSource());
  }

  /** Templates whose words depend on the language. */
  public LetterTemplates(MessageSource words) {
    engine.setTemplateEngineMessageSource(words);
    engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
  }

  public String text(String name, Context context) {
    return engine.process(name + ".txt", context);
  }

  public String html(String name, Context context) {
    return engine.process(name + ".html", context);
  }

  private static ClassLoaderTemplateResolver resolver(String ending, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(LetterTemplates.class.getClassLoader());
    resolver.setPrefix("org/chorus/mail/");
    resolver.setResolvablePatterns(Set.of("*" + ending));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
