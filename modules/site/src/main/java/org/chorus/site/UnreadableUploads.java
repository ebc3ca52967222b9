package org.chorus.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Refuses multipart bodies that cannot be read. They are unpacked before a controller is found, so
 * no controller can refuse them.
 */
@ControllerAdvice
class UnreadableUploads {

  @ExceptionHandler
  void refuse(MultipartException unreadable, HttpServletResponse response) throws IOException {
    response.sendError(
        unreadable instanceof MaxUploadSizeExceededException
            ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
            : HttpServletResponse.SC_BAD_REQUEST);
  }
}
