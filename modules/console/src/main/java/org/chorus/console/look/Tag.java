package org.chorus.console.look;

import com.vaadin.flow.component.html.Span;

/** A word or two that say in which state something is. Colour repeats the words, never replaces. */
public final class Tag extends Span {

  /** What the state means for the reader. */
  public enum Tone {
    QUIET,
    WAITING,
    GOOD,
    BAD
  }

  public Tag(String text, Tone tone) {
    super(text);
    addClassName("tag");
    addClassName(
        switch (tone) {
          case QUIET -> "tag-quiet";
          case WAITING -> "tag-waiting";
          case GOOD -> "tag-good";
          case BAD -> "tag-bad";
        });
  }
}
