package org.chorus.console.overlap;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.chorus.console.look.Names;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.sharing.overlap.Approximate;
import org.chorus.sharing.overlap.AskOutcome;
import org.chorus.sharing.overlap.ComparablePool;
import org.chorus.sharing.overlap.ListAnswer;
import org.chorus.sharing.overlap.NewToList;

/** For each pool, how many of its signers are new to the organization's list. */
final class PoolsPanel {

  private final Actor actor;
  private final NewToList newToList;
  private final Reader reader;
  private final boolean hasList;
  private final Runnable changed;
  private final UnorderedList rows = new UnorderedList();

  /**
   * @param hasList whether the organization has a list now
   * @param changed what to do where that may be so no more
   */
  PoolsPanel(Actor actor, NewToList newToList, Reader reader, boolean hasList, Runnable changed) {
    this.actor = actor;
    this.newToList = newToList;
    this.reader = reader;
    this.hasList = hasList;
    this.changed = changed;
  }

  Panel panel() {
    Panel panel =
        new Panel("New to your list")
            .explained(
                "How many signers of each campaign are not on your list. Every number has noise in"
                    + " it, so that it tells nothing of one person: it is right to within "
                    + Approximate.GIVE_OR_TAKE
                    + ", nineteen times in twenty. Each list is answered once for each campaign,"
                    + " with what is true at that moment; campaigns that share their signers share"
                    + " the answer.");
    panel.setId("new-to-list");
    List<ComparablePool> pools = newToList.pools(actor);
    if (pools.isEmpty()) {
      panel.add(new Paragraph("None of your campaigns is public yet."));
      return panel;
    }
    rows.addClassName("rows");
    pools.forEach(pool -> rows.add(row(pool)));
    panel.add(rows);
    return panel;
  }

  private ListItem row(ComparablePool pool) {
    String names = Names.inBrief(pool.campaigns());
    Span title = new Span(names);
    title.addClassName("row-title");
    ListItem row = new ListItem(title, told(pool));
    if (hasList && !pool.answered() && canBeAsked(pool)) {
      Button ask = new Button("Compare", click -> ask(pool, row));
      ask.addThemeVariants(ButtonVariant.SMALL);
      ask.setAriaLabel("Compare your list with " + names);
      Div actions = new Div(ask);
      actions.addClassName("row-actions");
      row.add(actions);
    } else {
      row.add(new Div());
    }
    row.addClassNames("row", "row-explained");
    return row;
  }

  private static boolean canBeAsked(ComparablePool pool) {
    return !pool.byName() && pool.signers() >= NewToList.MIN_SIGNERS;
  }

  private Component told(ComparablePool pool) {
    Div told = new Div();
    pool.answer()
        .ifPresentOrElse(
            answer -> told.add(numbers(answer), about(answer, pool.answered())),
            () -> told.add(hint(whyNone(pool))));
    return told;
  }

  private Component numbers(ListAnswer answer) {
    String words = NumberWords.of(answer.newToList(), reader) + " new to you";
    return new Div(
        new Span(words.substring(0, 1).toUpperCase(reader.locale()) + words.substring(1)));
  }

  private Component about(ListAnswer answer, boolean ofThisList) {
    return hint(
        "Of "
            + reader.number(answer.signers())
            + " who had signed on "
            + reader.moment(answer.at())
            + "; "
            + NumberWords.of(answer.onList(), reader)
            + (ofThisList ? " on your list." : " on the list that you had then."));
  }

  private String whyNone(ComparablePool pool) {
    if (pool.byName()) {
      return "People at one address count by their names here, so a list of addresses cannot tell.";
    }
    return pool.signers() < NewToList.MIN_SIGNERS
        ? reader.number(pool.signers())
            + " signed so far. It can be asked for once "
            + reader.number(NewToList.MIN_SIGNERS)
            + " have."
        : "Not compared with a list yet.";
  }

  private static Component hint(String words) {
    Div hint = new Div(new Span(words));
    hint.addClassName("hint");
    return hint;
  }

  private void ask(ComparablePool pool, ListItem row) {
    switch (newToList.ask(actor, pool.coalition(), pool.pool())) {
      case AskOutcome.Answered(_) -> renew(pool, row);
      case AskOutcome.NoList() -> {
        Notice.problem("Your organization has no list any more. Upload one first.");
        changed.run();
      }
      case AskOutcome.TooFewSigners(), AskOutcome.CountsByName(), AskOutcome.NoSuchPool() -> {
        Notice.problem("This cannot be compared any more. The screen shows what can.");
        changed.run();
      }
    }
  }

  /** The row alone, where who used the keyboard goes on: a file may be on its way meanwhile. */
  private void renew(ComparablePool pool, ListItem row) {
    newToList.pools(actor).stream()
        .filter(now -> now.pool().equals(pool.pool()))
        .findFirst()
        .ifPresentOrElse(
            now -> {
              ListItem answered = row(now);
              rows.replace(row, answered);
              answered.getElement().setAttribute("tabindex", "-1");
              answered.getElement().callJsFunction("focus");
            },
            changed);
  }
}
