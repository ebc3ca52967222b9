package org.chorus.console.organization;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.chorus.console.look.Notice;
import org.chorus.console.page.Pictures;
import org.chorus.image.ImageArchive;
import org.chorus.image.ImageOutcome;
import org.chorus.image.ImagesUnavailableException;
import org.chorus.kernel.ImageId;
import org.chorus.organization.brand.Brand;
import org.chorus.organization.brand.BrandOutcome;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.ColorChoice.Shortfall;
import org.chorus.organization.brand.ColorChoice.Verdict;
import org.chorus.organization.brand.HexColor;
import org.chorus.organization.brand.Palette;

/** Logo and colors of an organization or a coalition, with a preview that follows every change. */
public final class BrandForm extends Div {

  private static final int MEGABYTE = 1_000_000;

  /** What the form does, and for whom. */
  public interface Desk {

    ImageOutcome keepLogo(byte[] upload);

    BrandOutcome dress(Optional<ImageId> logo, Optional<ColorChoice> colors);
  }

  private final Desk desk;
  private final BrandPreview preview;
  private final ColorField main =
      new ColorField("main-color", "Main color", "Buttons and links. Leave empty for none.");
  private final ColorField text =
      new ColorField("text-color", "Text on it", "White, if you leave it empty.");
  private final ColorField accent =
      new ColorField("accent-color", "Accent (optional)", "Lines and ornaments.");
  private final Div advice = new Div();
  private final Paragraph logoProblem = new Paragraph();
  private final Button removeLogo =
      new Button("Remove the logo", click -> showLogo(Optional.empty()));
  private Optional<ImageId> logo;

  /**
   * @param name whose brand it is
   * @param present what supporters see now
   */
  public BrandForm(String name, Brand present, Pictures pictures, Desk desk) {
    this.desk = desk;
    this.logo = present.logo();
    this.preview = new BrandPreview(name, pictures);
    addClassNames("form", "brand-form");
    advice.addClassName("brand-advice");
    advice.setId("brand-advice");
    advice.getElement().setAttribute("role", "status");
    logoProblem.addClassName("field-error");
    logoProblem.getElement().setAttribute("role", "alert");
    logoProblem.setVisible(false);
    removeLogo.setId("remove-logo");
    removeLogo.addThemeVariants(ButtonVariant.TERTIARY);
    main.setColor(present.palette().map(Palette::main));
    text.setColor(present.palette().map(Palette::text));
    accent.setColor(present.palette().flatMap(Palette::accent));
    Button save = new Button("Save logo and colors", click -> save());
    save.setId("save-brand");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    Div colors = new Div(main, text, accent);
    colors.addClassName("brand-colors");
    add(preview, logoProblem, upload(), removeLogo, colors, advice, save);
    main.onChange(this::redraw);
    text.onChange(this::redraw);
    accent.onChange(this::redraw);
    redraw();
  }

  private Div upload() {
    Upload upload = new Upload(this::receive);
    upload.setId("logo-upload");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(ImageArchive.MAX_BYTES);
    upload.setAcceptedMimeTypes("image/png", "image/jpeg");
    upload.addAllFinishedListener(finished -> upload.clearFileList());
    upload.addFileRejectedListener(rejected -> complain(notAnImage()));
    upload.setUploadButton(new Button("Upload a logo"));
    upload.setDropLabel(new Span("or drop it here"));
    Paragraph hint =
        new Paragraph(
            "PNG or JPEG. Best is a PNG with a transparent background; it stands on white.");
    hint.addClassName("hint");
    return new Div(upload, hint);
  }

  /** Reads one byte more than is allowed at the most; whether that is too much, others decide. */
  private void receive(UploadEvent event) throws IOException {
    byte[] upload;
    try (InputStream sent = event.getInputStream()) {
      upload = sent.readNBytes(ImageArchive.MAX_BYTES + 1);
    }
    var _ = event.getUI().access(() -> keep(upload)); // its errors go to the session
  }

  /** Keeps what was uploaded and shows it; supporters see it when it is saved. */
  public void keep(byte[] upload) {
    try {
      switch (desk.keepLogo(upload)) {
        case ImageOutcome.Stored(var id, int ignored, int alsoIgnored) -> showLogo(Optional.of(id));
        case ImageOutcome.TooLarge() ->
            complain(
                "This file is too large. Use one of at most "
                    + ImageArchive.MAX_BYTES / MEGABYTE
                    + " MB and 40 megapixels.");
        case ImageOutcome.NotAnImage() -> complain(notAnImage());
      }
    } catch (ImagesUnavailableException later) {
      complain("Images cannot be stored at the moment. Please try again in a few minutes.");
    }
  }

  private static String notAnImage() {
    return "This is not a PNG or JPEG file. Export a drawing (SVG, PDF) as PNG and upload that.";
  }

  private void complain(String why) {
    logoProblem.setText(why);
    logoProblem.setVisible(!why.isEmpty());
  }

  private void showLogo(Optional<ImageId> other) {
    logo = other;
    complain("");
    redraw();
  }

  private Optional<ColorChoice> colors() {
    return main.color()
        .map(color -> new ColorChoice(color, text.color().orElse(HexColor.WHITE), accent.color()));
  }

  private void redraw() {
    removeLogo.setVisible(logo.isPresent());
    preview.draw(logo, colors());
    advice.removeAll();
    colors()
        .ifPresent(
            choice -> {
              switch (choice.verdict()) {
                case Verdict.Legible(Palette palette) -> praise(palette);
                case Verdict.TooLittleContrast why -> advise(why);
              }
            });
    advice.setVisible(advice.getComponentCount() > 0);
  }

  private void praise(Palette palette) {
    advice.setClassName("brand-advice-problem", false);
    advice.add(
        new Paragraph(
            "Good to read: links "
                + ratio(palette.main().contrastWith(HexColor.WHITE))
                + ", buttons "
                + ratio(palette.text().contrastWith(palette.main()))
                + "."));
  }

  private void advise(Verdict.TooLittleContrast why) {
    advice.setClassName("brand-advice-problem", true);
    UnorderedList shortfalls = new UnorderedList();
    for (Shortfall shortfall : why.shortfalls()) {
      shortfalls.add(new ListItem(words(shortfall)));
    }
    Palette better = why.suggestion();
    Button take =
        new Button(
            "Use " + better.main() + " with " + better.text(),
            click -> {
              main.setColor(Optional.of(better.main()));
              text.setColor(Optional.of(better.text()));
            });
    take.setId("take-suggestion");
    Span swatch = new Span("Sign the petition");
    swatch.addClassName("brand-swatch");
    swatch.getStyle().set("background", better.main().value()).set("color", better.text().value());
    Div suggestion = new Div(swatch, take);
    suggestion.addClassName("actions");
    advice.add(
        new Paragraph("Many people could not read this. It needs at least 4.5 : 1."),
        shortfalls,
        new Paragraph("The nearest colors that everybody can read:"),
        suggestion);
  }

  private static String words(Shortfall shortfall) {
    return switch (shortfall.what()) {
      case LINK_ON_WHITE -> "Links in the main color on white: " + ratio(shortfall.ratio());
      case TEXT_ON_MAIN -> "Text on buttons: " + ratio(shortfall.ratio());
    };
  }

  /** Rounded down: 4.49 is not enough, and must not read as 4.5. */
  private static String ratio(double ratio) {
    return String.format(Locale.ENGLISH, "%.1f : 1", Math.floor(ratio * 10) / 10);
  }

  private void save() {
    boolean mainGood = main.check();
    boolean textGood = text.check();
    boolean accentGood = accent.check();
    if (!mainGood || !textGood || !accentGood) {
      return;
    }
    if (main.isBlank() && !(text.isBlank() && accent.isBlank())) {
      Notice.problem("Choose a main color too, or empty all three fields.");
      return;
    }
    switch (desk.dress(logo, colors())) {
      case BrandOutcome.Dressed() -> Notice.done("Saved. Supporters see it from now on.");
      case BrandOutcome.TooLittleContrast(var why) -> {
        redraw();
        Notice.problem(
            "These colors are too hard to read. Use "
                + why.suggestion().main()
                + ", or another that is darker.");
      }
      case BrandOutcome.UnknownLogo() ->
          Notice.problem("This logo is not there any more. Upload it again.");
    }
  }
}
