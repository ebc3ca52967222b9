package org.chorus.console.coalition;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.chorus.coalition.TermsDifference;

/** What new terms change, sentence by sentence. Words say what colour shows. */
final class DifferenceText extends UnorderedList {

  DifferenceText(TermsDifference difference) {
    addClassName("difference");
    difference.sentences().forEach(sentence -> add(line(sentence)));
  }

  private static ListItem line(TermsDifference.Sentence sentence) {
    Span text = new Span(sentence.text());
    ListItem line =
        switch (sentence.change()) {
          case KEPT -> new ListItem(text);
          case REMOVED -> new ListItem(mark("No longer:"), new Span(" "), text);
          case ADDED -> new ListItem(mark("New:"), new Span(" "), text);
        };
    line.addClassName(
        switch (sentence.change()) {
          case KEPT -> "difference-kept";
          case REMOVED -> "difference-removed";
          case ADDED -> "difference-added";
        });
    return line;
  }

  private static Span mark(String words) {
    Span mark = new Span(words);
    mark.addClassName("difference-mark");
    return mark;
  }
}
