package org.chorus.console.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.function.Consumer;
import org.chorus.content.Content;
import org.chorus.content.ContentPart;

/**
 * A part of a partner's page: its own, or followed from the common page. Whoever changes their mind
 * finds their own words again.
 */
final class PartBox extends Div {

  /** The fields of the part. */
  interface Fields {
    void show(Content content);

    Content writeTo(Content content);

    void setReadOnly(boolean readOnly);
  }

  private final ContentPart part;
  private final Fields fields;
  private final Span state = new Span("As on the common page");
  private final Button own = new Button("Write our own");
  private final Button follow = new Button("Follow the common page");
  private Content common = Content.blank("");
  private Content ownWords = Content.blank("");
  private boolean following;

  /**
   * @param name how the part is called in a sentence
   * @param onChange told of whoever changes their mind
   */
  PartBox(
      ContentPart part, String name, Fields fields, Runnable onChange, Component... components) {
    this.part = part;
    this.fields = fields;
    addClassName("part");
    String id = part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    own.setId("own-" + id);
    follow.setId("follow-" + id);
    state.addClassName("part-state");
    own.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    own.setAriaLabel("Write our own: " + name);
    follow.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    follow.setAriaLabel("Follow the common page: " + name);
    Consumer<Boolean> choose =
        isFollowing -> {
          turn(isFollowing);
          onChange.run();
        };
    own.addClickListener(click -> choose.accept(false));
    follow.addClickListener(click -> choose.accept(true));
    Div choice = new Div(state, own, follow);
    choice.addClassName("part-choice");
    add(components);
    add(choice);
  }

  ContentPart part() {
    return part;
  }

  boolean isOwn() {
    return !following;
  }

  /** Begins anew. */
  void show(Content content, Content newCommon, boolean isOwn) {
    common = newCommon;
    ownWords = content;
    following = !isOwn;
    fields.show(isOwn ? content : common);
    showChoice();
  }

  private void turn(boolean toFollowing) {
    if (toFollowing) {
      ownWords = fields.writeTo(ownWords);
    }
    following = toFollowing;
    fields.show(following ? common : ownWords);
    showChoice();
  }

  private void showChoice() {
    fields.setReadOnly(following);
    setClassName("part-following", following);
    state.setVisible(following);
    own.setVisible(following);
    follow.setVisible(!following);
  }
}
