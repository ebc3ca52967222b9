package org.chorus.console.link;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.LinkOutcome;
import org.chorus.console.look.ChannelWords;

/** What is to be known of a link before there is one: its name, and where it is spread. */
final class LinkForm extends Div {

  private final TextField name = new TextField("Name");
  private final Select<Channel> channel = new Select<>();

  /**
   * @param make takes the name and the Channel
   */
  LinkForm(BiFunction<String, Channel, LinkOutcome> make, Consumer<CampaignLink> made) {
    addClassName("form");
    name.setId("link-name");
    name.setMaxLength(CampaignLinks.LONGEST_NAME);
    name.setHelperText("What you will find it by, for instance “Newsletter of May”");
    channel.setId("link-channel");
    channel.setLabel("Where it is spread");
    channel.setItems(Stream.of(Channel.values()).filter(Channel::isForLinks).toList());
    channel.setItemLabelGenerator(ChannelWords::of);
    channel.setValue(Channel.EMAIL);
    Button button = new Button("Make a link");
    button.setId("make-link");
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.addClickListener(
        click -> {
          name.setInvalid(false);
          LinkWords.tell(
              make.apply(name.getValue(), channel.getValue()),
              fault -> {
                name.setErrorMessage(fault);
                name.setInvalid(true);
                name.focus();
              },
              made);
        });
    add(name, channel, button);
  }
}
