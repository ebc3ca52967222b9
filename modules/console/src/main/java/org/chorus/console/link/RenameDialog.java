package org.chorus.console.link;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.LinkOutcome;

/** Asks for another name, until there is one that can be taken. */
final class RenameDialog extends Dialog {

  RenameDialog(
      CampaignLink link, Function<String, LinkOutcome> rename, Consumer<CampaignLink> renamed) {
    addClassName("dialog");
    setHeaderTitle("Rename " + link.name());
    TextField name = new TextField("Name");
    name.setId("new-link-name");
    name.setValue(link.name());
    name.setMaxLength(CampaignLinks.LONGEST_NAME);
    name.setWidthFull();
    name.setAutofocus(true);
    add(name);
    Button take =
        new Button(
            "Rename",
            click ->
                LinkWords.tell(
                    rename.apply(name.getValue()),
                    fault -> {
                      name.setErrorMessage(fault);
                      name.setInvalid(true);
                    },
                    done -> {
                      close();
                      renamed.accept(done);
                    }));
    take.setId("rename-link");
    take.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Keep it", click -> close()), take);
  }
}
