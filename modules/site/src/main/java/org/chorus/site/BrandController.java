package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.chorus.organization.brand.Palette;
import org.chorus.site.screen.ErrorScreens;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The colors of organizations and coalitions, as style sheets of this site: pages carry no style of
 * their own, which the content security policy forbids.
 */
@RestController
class BrandController {

  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

  private final ErrorScreens errors;

  BrandController(ErrorScreens errors) {
    this.errors = errors;
  }

  @GetMapping("/brand/{colors:[0-9a-f-]+}.css")
  ResponseEntity<byte[]> style(@PathVariable String colors, HttpServletRequest request) {
    return BrandStyle.parse(colors)
        .map(BrandController::answer)
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  private static ResponseEntity<byte[]> answer(Palette palette) {
    return ResponseEntity.ok()
        .contentType(CSS)
        .cacheControl(FOR_GOOD)
        .header("X-Content-Type-Options", "nosniff")
        .body(BrandStyle.css(palette).getBytes(StandardCharsets.US_ASCII));
  }
}
