package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.chorus.image.ImageArchive;
import org.chorus.image.ImagesUnavailableException;
import org.chorus.image.StoredImage;
import org.chorus.kernel.ImageId;
import org.chorus.site.screen.ErrorScreens;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Images of pages, and logos. One that is stored never changes, so it may be kept for good. */
@RestController
class ImageController {

  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final ImageArchive images;
  private final ErrorScreens errors;

  ImageController(ImageArchive images, ErrorScreens errors) {
    this.images = images;
    this.errors = errors;
  }

  /** Where browsers find it. */
  static String addressOf(ImageId image) {
    return "/images/" + image;
  }

  static String narrowAddressOf(ImageId image) {
    return addressOf(image) + "/narrow";
  }

  @GetMapping("/images/{id}")
  ResponseEntity<byte[]> image(@PathVariable String id, HttpServletRequest request) {
    return answer(id, images::find, request);
  }

  /** For narrow screens. */
  @GetMapping("/images/{id}/narrow")
  ResponseEntity<byte[]> narrow(@PathVariable String id, HttpServletRequest request) {
    return answer(id, images::findNarrow, request);
  }

  private ResponseEntity<byte[]> answer(
      String id, Function<ImageId, Optional<StoredImage>> find, HttpServletRequest request) {
    try {
      return ImageId.parse(id)
          .flatMap(find)
          .map(ImageController::answer)
          .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
    } catch (ImagesUnavailableException later) {
      return errors.answer(HttpStatus.SERVICE_UNAVAILABLE, request);
    }
  }

  private static ResponseEntity<byte[]> answer(StoredImage image) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(image.mediaType()))
        .cacheControl(FOR_GOOD)
        .header("X-Content-Type-Options", "nosniff")
        .body(image.bytes());
  }
}
