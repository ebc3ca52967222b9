package org.chorus.site.screen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns {@link Screen}s into HTML and into answers. */
@Component
public class Screens {

  public static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  /**
   * Browsers and proxies may keep a page for seconds, so that what is published shows at once, and
   * may show an older one while they fetch it anew or cannot.
   */
  static final CacheControl BRIEFLY =
      CacheControl.maxAge(Duration.ofSeconds(5))
          .cachePublic()
          .staleWhileRevalidate(Duration.ofSeconds(30))
          .staleIfError(Duration.ofMinutes(10));

  private final Words words = new Words();
  private final SpringTemplateEngine templates = new SpringTemplateEngine();
  private final ResourceUrlProvider assets;

  public Screens(ResourceUrlProvider assets) {
    this.assets = assets;
    templates.setTemplateEngineMessageSource(words);
    templates.setTemplateResolver(resolver());
  }

  private static ClassLoaderTemplateResolver resolver() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(Screens.class.getClassLoader());
    resolver.setPrefix("org/chorus/site/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }

  public byte[] render(Screen screen) {
    Context context = new Context(screen.language().locale(), screen.model());
    context.setVariable("language", screen.language());
    context.setVariable(
        "assets",
        Map.of(
            "style", asset("site.css"),
            "script", asset("site.js"),
            "challenge", asset("challenge.js"),
            "solver", asset("challenge-solver.js"),
            "icon", asset("icon.svg")));
    return templates.process(screen.template(), context).getBytes(StandardCharsets.UTF_8);
  }

  /** What a number counts, as it stands beside the number: "signature", "signatures". */
  public String noun(Language language, long total) {
    return words.getMessage("signatures", new Object[] {total}, language.locale());
  }

  /** For one reader only. */
  public ResponseEntity<byte[]> answer(HttpStatus status, Screen screen) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .body(render(screen));
  }

  /**
   * For everybody alike. The entity tag is a weak one: compression on the way may change the bytes.
   */
  public ResponseEntity<byte[]> publish(Screen screen) {
    byte[] html = render(screen);
    return publish(html, html);
  }

  /**
   * The same, of a page that holds what is another each moment and makes no other page of it.
   *
   * @param telling makes of the page that by which caches tell whether it is still the same
   */
  public ResponseEntity<byte[]> publish(Screen screen, UnaryOperator<String> telling) {
    byte[] html = render(screen);
    String same = telling.apply(new String(html, StandardCharsets.UTF_8));
    return publish(html, same.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param telling by what caches tell whether it is still the same
   */
  private static ResponseEntity<byte[]> publish(byte[] html, byte[] telling) {
    return ResponseEntity.ok()
        .contentType(HTML)
        .cacheControl(BRIEFLY)
        .eTag("W/\"" + digest(telling) + "\"")
        .body(html);
  }

  private String asset(String name) {
    String path = assets.getForLookupPath("/assets/" + name);
    if (path == null) {
      throw new IllegalStateException("no such asset: " + name);
    }
    return path;
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
