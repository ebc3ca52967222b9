package org.chorus.console.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import org.chorus.campaign.page.PageDraft;
import org.chorus.console.look.Reader;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.Picture;

/**
 * Two people wrote at the same time. Shows what they wrote beside each other wherever it differs,
 * and lets the second one decide. Closing it changes nothing: the second text stays in the editor.
 */
final class ConflictDialog extends Dialog {

  ConflictDialog(
      PageDraft theirs, Content mine, Pictures pictures, Runnable saveMine, Runnable takeTheirs) {
    setHeaderTitle("This page was saved elsewhere while you were writing");
    addClassNames("dialog", "conflict");
    setId("conflict");
    String author = theirs.lastEditor().orElse("Somebody");
    add(
        new Paragraph(
            author
                + theirs
                    .lastEditedAt()
                    .map(at -> " saved on " + Reader.current().moment(at))
                    .orElse(" saved")
                + ". Nothing of yours is lost. This is where the two differ:"));
    for (ContentField part : ContentField.values()) {
      if (!theirs.content().text(part).equals(mine.text(part))) {
        Div sides =
            new Div(
                side("Saved by " + author, part, theirs.content(), pictures),
                side("Yours", part, mine, pictures));
        sides.addClassName("conflict-sides");
        add(new H3(Parts.label(part)), sides);
      }
    }
    Button keepWriting = new Button("Keep writing", click -> close());
    Button take =
        new Button(
            "Take theirs, drop mine",
            click -> {
              close();
              takeTheirs.run();
            });
    take.setId("take-theirs");
    Button save =
        new Button(
            "Save mine over theirs",
            click -> {
              close();
              saveMine.run();
            });
    save.setId("save-mine");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(keepWriting, take, save);
  }

  private static Section side(String whose, ContentField part, Content content, Pictures pictures) {
    Section side = new Section(new H4(whose), shown(part, content, pictures));
    side.addClassName("conflict-side");
    return side;
  }

  private static Component shown(ContentField part, Content content, Pictures pictures) {
    Picture picture = content.picture();
    if (part == ContentField.IMAGE_ID && picture.image().isPresent()) {
      return pictures.show(picture.image().get(), picture.alternative());
    }
    String text = content.text(part);
    return text.isEmpty() ? new Paragraph("(empty)") : new Pre(text);
  }
}
