package org.chorus.console.look;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which there can be very many. A few stand there as they are. Of many, how many are in
 * which state is said first; the rows can be searched by name and narrowed to one state, and those
 * that do not fit a screen are a click away.
 */
public final class LongList<T> extends Div {

  /** As many as one looks through without searching. */
  public static final int FEW = 12;

  /**
   * What is said about an item.
   *
   * @param name which the search looks into
   * @param state in a word or two, as its row says it
   */
  public record About<T>(Function<T, String> name, Function<T, String> state) {}

  /** One of the states to narrow the list to, or all. */
  private record Wanted(Optional<String> state, String words) {}

  /** An item, and its row while it is on the screen. */
  private static final class Entry<T> {
    T item;
    @Nullable ListItem row;

    Entry(T item) {
      this.item = item;
    }
  }

  private final List<Entry<T>> entries;
  private final About<T> about;
  private final Function<T, ListItem> row;
  private final UnorderedList rows = new UnorderedList();
  private final Paragraph told = new Paragraph();
  private final Button rest = new Button();
  private final TextField search = Typing.reported(new TextField());
  private final Select<Wanted> state = new Select<>();
  private boolean recounting;

  /**
   * @param what the items are called, in the plural
   */
  public LongList(String what, List<T> items, About<T> about, Function<T, ListItem> row) {
    this.entries = new ArrayList<>(items.stream().map(Entry::new).toList());
    this.about = about;
    this.row = row;
    rows.addClassName("rows");
    if (items.size() <= FEW) {
      entries.forEach(this::append);
      add(rows);
      return;
    }
    addClassName("long-list");
    search.addClassName("long-list-search");
    search.setAriaLabel("Search " + what);
    search.setPlaceholder("Search " + what + " by name");
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    state.setAriaLabel("Which " + what + " to show");
    List<Wanted> states = states();
    state.setItemLabelGenerator(Wanted::words);
    state.setItems(states);
    state.setValue(states.getFirst());
    state.setVisible(states.size() > 2);
    Div tools = new Div(search, state);
    tools.addClassName("long-list-tools");
    told.addClassName("hint");
    told.getElement().setAttribute("role", "status");
    rest.addThemeVariants(ButtonVariant.TERTIARY);
    rest.addClassName("long-list-rest");
    rest.addClickListener(click -> unfold());
    search.addValueChangeListener(change -> fold());
    state.addValueChangeListener(
        change -> {
          if (!recounting) {
            fold();
          }
        });
    add(tools, told, rows, rest);
    fold();
  }

  private List<Wanted> states() {
    Map<String, Long> counts =
        entries.stream()
            .map(entry -> about.state().apply(entry.item))
            .collect(
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
    List<Wanted> states = new ArrayList<>();
    states.add(new Wanted(Optional.empty(), "All " + entries.size()));
    counts.forEach(
        (words, count) -> states.add(new Wanted(Optional.of(words), words + ": " + count)));
    return states;
  }

  private List<Entry<T>> found() {
    String part = plain(search.getValue().strip());
    Optional<String> wanted = state.getValue().state();
    return entries.stream()
        .filter(entry -> plain(about.name().apply(entry.item)).contains(part))
        .filter(entry -> wanted.map(about.state().apply(entry.item)::equals).orElse(true))
        .toList();
  }

  /** Whoever cannot type an accent finds the name all the same. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  private void fold() {
    rows.removeAll();
    entries.forEach(entry -> entry.row = null);
    found().stream().limit(FEW).forEach(this::append);
    tell();
  }

  private void append(Entry<T> entry) {
    ListItem made = row.apply(entry.item);
    entry.row = made;
    rows.add(made);
  }

  private List<Entry<T>> hidden() {
    return found().stream().filter(entry -> entry.row == null).toList();
  }

  private void tell() {
    int found = found().size();
    told.setText(
        found == 0
            ? "None is found. Search for a part of the name, or in another state."
            : found == entries.size() ? summary() : found + " of " + entries.size());
    int others = hidden().size();
    rest.setVisible(others > 0);
    rest.setText(others == 1 ? "Show the other one" : "Show the " + others + " others");
  }

  private String summary() {
    return state
        .getListDataView()
        .getItems()
        .filter(wanted -> wanted.state().isPresent())
        .map(Wanted::words)
        .collect(Collectors.joining(" · "));
  }

  /** The button goes away, so who used the keyboard goes on at the first row that was hidden. */
  private void unfold() {
    int first = rows.getComponentCount();
    hidden().forEach(this::append);
    tell();
    focus(rows.getElement().getChild(first));
  }

  /**
   * Shows what became of an item, where it stands, and leaves the search, the other rows and the
   * place on the screen as they are. The row stays where it can be read, even where it would not be
   * found any more by what was searched for. Who used the keyboard goes on there.
   */
  public void replace(T item, T now) {
    entry(item)
        .ifPresent(
            entry -> {
              ListItem before = entry.row;
              entry.item = now;
              if (before != null) {
                ListItem after = row.apply(now);
                entry.row = after;
                rows.replace(before, after);
                focus(after.getElement());
              }
              recount();
            });
  }

  /** Takes an item away, and leaves all else as it is; the keyboard goes on at the next row. */
  public void remove(T item) {
    entry(item)
        .ifPresent(
            entry -> {
              entries.remove(entry);
              if (entry.row != null) {
                int place = rows.indexOf(entry.row);
                rows.remove(entry.row);
                int last = rows.getComponentCount() - 1;
                if (last >= 0) {
                  focus(rows.getElement().getChild(Math.min(place, last)));
                }
              }
              recount();
            });
  }

  private Optional<Entry<T>> entry(T item) {
    return entries.stream().filter(entry -> entry.item.equals(item)).findFirst();
  }

  private void recount() {
    if (told.getParent().isEmpty()) {
      return; // a few, without anything said about them all
    }
    Optional<String> wanted = state.getValue().state();
    List<Wanted> states = states();
    Wanted kept =
        states.stream()
            .filter(each -> each.state().equals(wanted))
            .findFirst()
            .orElseGet(() -> new Wanted(wanted, wanted.orElse("") + ": 0"));
    List<Wanted> all = Stream.concat(states.stream(), Stream.of(kept)).distinct().toList();
    recounting = true;
    state.setItems(all);
    state.setValue(kept);
    recounting = false;
    state.setVisible(all.size() > 2);
    tell();
  }

  /** On the row itself: a step must not be a second press of the same key away. */
  private static void focus(Element row) {
    row.setAttribute("tabindex", "-1");
    row.callJsFunction("focus");
  }
}
