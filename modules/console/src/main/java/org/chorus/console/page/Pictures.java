package org.chorus.console.page;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.chorus.campaign.page.Images;
import org.chorus.kernel.ImageId;
import org.springframework.stereotype.Component;

/** Shows stored images inside the console, whether their page is public or not. */
@Component
public final class Pictures {

  private final Images images;

  Pictures(Images images) {
    this.images = images;
  }

  /**
   * An image to put into a screen.
   *
   * @param alternative what it shows, for those who cannot see it
   */
  public Image show(ImageId id, String alternative) {
    return new Image(
        DownloadHandler.fromInputStream(
                download ->
                    images
                        .find(id)
                        .map(
                            image ->
                                new DownloadResponse(
                                    new ByteArrayInputStream(image.bytes()),
                                    "image",
                                    image.mediaType(),
                                    image.bytes().length))
                        .orElseGet(() -> DownloadResponse.error(404)))
            .inline(),
        alternative);
  }
}
