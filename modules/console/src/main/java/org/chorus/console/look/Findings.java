package org.chorus.console.look;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.chorus.kernel.Finding;

/** What an examination found, a line each, with what to do about it. */
public final class Findings extends UnorderedList {

  public Findings() {
    addClassNames("rows", "findings");
    getElement().setAttribute("aria-live", "polite");
    setVisible(false);
  }

  /** Shows these, and nothing that was shown before. */
  public void show(List<Finding> found) {
    removeAll();
    found.forEach(finding -> add(row(finding)));
    setVisible(true);
  }

  private static ListItem row(Finding finding) {
    Span what = new Span(finding.what());
    what.addClassName("row-title");
    Span tag =
        new Span(
            switch (finding.verdict()) {
              case GOOD -> new Tag("Good", Tag.Tone.GOOD);
              case NOTEWORTHY -> new Tag("Note", Tag.Tone.WAITING);
              case BAD -> new Tag("Wrong", Tag.Tone.BAD);
            });
    tag.addClassName("tags");
    Span remedy = new Span(finding.remedy());
    remedy.addClassName("hint");
    ListItem row = new ListItem(what, tag, remedy);
    row.addClassName("row");
    return row;
  }
}
