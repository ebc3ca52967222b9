package org.chorus.console.page;

import static org.chorus.content.ContentField.IMAGE_ALT;
import static org.chorus.content.ContentField.IMAGE_CREDIT;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.page.Images;
import org.chorus.console.look.Typing;
import org.chorus.content.ContentField;
import org.chorus.content.Picture;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.ImageId;

/** The main image of a page, with its credit and its description. */
final class PictureField extends Div {

  private static final int MEGABYTE = 1_000_000;

  private final Actor actor;
  private final Images images;
  private final Pictures pictures;
  private final Runnable onChange;
  private final Div shown = new Div();
  private final Paragraph error = new Paragraph();
  private final Button remove = new Button("Remove the image", click -> replace(Optional.empty()));
  private final TextField credit = new TextField(Parts.label(IMAGE_CREDIT));
  private final TextField alternative = new TextField(Parts.label(IMAGE_ALT));
  private final Upload upload;
  private final Paragraph hint;
  private Optional<ImageId> image = Optional.empty();
  private boolean readOnly;

  PictureField(Actor actor, Images images, Pictures pictures, Runnable onChange) {
    this.actor = actor;
    this.images = images;
    this.pictures = pictures;
    this.onChange = onChange;
    addClassName("picture-field");
    shown.addClassName("picture-shown");
    error.addClassName("field-error");
    error.getElement().setAttribute("role", "alert");
    remove.addThemeVariants(ButtonVariant.TERTIARY);

    upload = new Upload(this::receive);
    upload.setId("image-upload");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(Images.MAX_BYTES);
    upload.setAcceptedMimeTypes("image/png", "image/jpeg");
    // An image stands above; a list of files beside it would only ask to be cleared.
    upload.addAllFinishedListener(finished -> upload.clearFileList());
    upload.addFileRejectedListener(
        rejected -> complain("Choose a PNG or JPEG file of at most " + limit() + "."));
    Button choose = new Button("Upload an image");
    upload.setUploadButton(choose);
    upload.setDropLabel(new Span("or drop it here"));

    credit.setHelperText(
        "Who made it and who owns it, for example “Photo: Ana Silva / Rivers Alive”.");
    Typing.reported(credit);
    credit.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            onChange.run();
          }
        });
    alternative.setHelperText("What it shows, for people who cannot see it. Needed to publish.");
    Typing.reported(alternative);
    alternative.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            onChange.run();
          }
        });
    hint =
        new Paragraph(
            "PNG or JPEG, at most "
                + limit()
                + ". Information about where it was taken is removed.");
    hint.addClassName("hint");
    add(shown, error, upload, hint, remove, credit, alternative);
    show();
  }

  Picture picture() {
    return new Picture(image, credit.getValue(), alternative.getValue());
  }

  void setPicture(Picture picture) {
    image = picture.image();
    credit.setValue(picture.credit());
    alternative.setValue(picture.alternative());
    complain("");
    show();
  }

  void setReadOnly(boolean isReadOnly) {
    readOnly = isReadOnly;
    upload.setVisible(!isReadOnly);
    hint.setVisible(!isReadOnly);
    credit.setReadOnly(isReadOnly);
    alternative.setReadOnly(isReadOnly);
    show();
  }

  /** The fields that can be told what is wrong with them. */
  Map<ContentField, HasValidation> fields() {
    return Map.of(IMAGE_CREDIT, credit, IMAGE_ALT, alternative);
  }

  /** Says what is wrong with the image itself; empty takes it back. */
  void complain(String why) {
    error.setText(why);
    error.setVisible(!why.isEmpty());
  }

  /**
   * Reads one byte more than is allowed at the most, however much is sent; whether that is too
   * much, and whether it is an image at all, the domain decides.
   */
  private void receive(UploadEvent event) throws IOException {
    byte[] upload;
    try (InputStream sent = event.getInputStream()) {
      upload = sent.readNBytes(Images.MAX_BYTES + 1);
    }
    var _ = event.getUI().access(() -> keep(upload)); // its errors go to the session
  }

  /** Stores what was uploaded and shows it. */
  void keep(byte[] upload) {
    switch (images.store(actor, upload)) {
      case ImageOutcome.Stored(var id, int width, int height) -> replace(Optional.of(id));
      case ImageOutcome.TooLarge() ->
          complain(
              "This image is too large. Use one of at most " + limit() + " and 40 megapixels.");
      case ImageOutcome.NotAnImage() ->
          complain("This is not a PNG or JPEG image. Save it as one and try again.");
    }
  }

  private void replace(Optional<ImageId> other) {
    image = other;
    complain("");
    show();
    onChange.run();
  }

  private void show() {
    shown.removeAll();
    image.ifPresent(id -> shown.add(pictures.show(id, alternative.getValue())));
    shown.setVisible(image.isPresent());
    remove.setVisible(image.isPresent() && !readOnly);
  }

  private static String limit() {
    return Images.MAX_BYTES / MEGABYTE + " MB";
  }
}
