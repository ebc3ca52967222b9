package org.chorus.console.link;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.console.look.CopyField;

/** One link to take along: as text, and as a QR code for paper. */
final class LinkDialog extends Dialog {

  /**
   * @param address the whole of it, as people follow it
   */
  LinkDialog(CampaignLink link, String address) {
    setHeaderTitle(link.name());
    addClassName("dialog");
    QrPicture code = new QrPicture(address);
    Image picture =
        new Image(
            "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(code.svg()),
            "QR code of the link");
    picture.setId("qr-code");
    picture.addClassName("qr-code");
    Div files =
        new Div(
            file("SVG, for print", link, "svg", "image/svg+xml", code.svg()),
            file("PNG, for documents", link, "png", "image/png", code.png()));
    files.addClassName("actions");
    Paragraph hint =
        new Paragraph("Print it at least 2 cm wide, and keep the white margin around it.");
    hint.addClassName("hint");
    add(new CopyField("Link", "link-address", address), picture, files, hint);
    Button close = new Button("Close", click -> close());
    close.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(close);
  }

  private static Anchor file(
      String words, CampaignLink link, String ending, String type, byte[] content) {
    Anchor anchor =
        new Anchor(
            DownloadHandler.fromInputStream(
                event ->
                    new DownloadResponse(
                        new ByteArrayInputStream(content),
                        "qr-" + link.code() + "." + ending,
                        type,
                        content.length)),
            words);
    anchor.setId("qr-" + ending);
    anchor.addClassName("button-link");
    return anchor;
  }
}
