package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.chorus.campaign.Images;
import org.chorus.campaign.StoredImage;
import org.chorus.kernel.ImageId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Images of pages. One that is stored never changes, so it may be kept for good. */
@RestController
class ImageController {

  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Images images;
  private final ErrorScreens errors;

  ImageController(Images images, ErrorScreens errors) {
    this.images = images;
    this.errors = errors;
  }

  @GetMapping("/images/{id}")
  ResponseEntity<byte[]> image(@PathVariable String id, HttpServletRequest request) {
    return ImageId.parse(id)
        .flatMap(images::find)
        .map(ImageController::answer)
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  private static ResponseEntity<byte[]> answer(StoredImage image) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(image.mediaType()))
        .cacheControl(FOR_GOOD)
        .header("X-Content-Type-Options", "nosniff")
        .body(image.bytes());
  }
}
