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
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  private final List<T> items;
  private final About<T> about;
  private final Function<T, ListItem> row;
  private final UnorderedList rows = new UnorderedList();
  private final Paragraph told = new Paragraph();
  private final Button rest = new Button();
  private final TextField search = Typing.reported(new TextField());
  private final Select<Wanted> state = new Select<>();

  /**
   * @param what the items are called, in the plural
   */
  public LongList(String what, List<T> items, About<T> about, Function<T, ListItem> row) {
    this.items = List.copyOf(items);
    this.about = about;
    this.row = row;
    rows.addClassName("rows");
    if (items.size() <= FEW) {
      items.forEach(item -> rows.add(row.apply(item)));
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
    state.setItems(states);
    state.setItemLabelGenerator(Wanted::words);
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
    state.addValueChangeListener(change -> fold());
    add(tools, told, rows, rest);
    fold();
  }

  private List<Wanted> states() {
    Map<String, Long> counts =
        items.stream()
            .collect(
                Collectors.groupingBy(about.state(), LinkedHashMap::new, Collectors.counting()));
    List<Wanted> states = new ArrayList<>();
    states.add(new Wanted(Optional.empty(), "All " + items.size()));
    counts.forEach(
        (words, count) -> states.add(new Wanted(Optional.of(words), words + ": " + count)));
    return states;
  }

  private List<T> found() {
    String part = plain(search.getValue().strip());
    Optional<String> wanted = state.getValue().state();
    return items.stream()
        .filter(item -> plain(about.name().apply(item)).contains(part))
        .filter(item -> wanted.map(about.state().apply(item)::equals).orElse(true))
        .toList();
  }

  /** Whoever cannot type an accent finds the name all the same. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  private void fold() {
    List<T> found = found();
    List<T> first = found.subList(0, Math.min(FEW, found.size()));
    rows.removeAll();
    first.forEach(item -> rows.add(row.apply(item)));
    int others = found.size() - first.size();
    told.setText(
        found.isEmpty()
            ? "None is found. Search for a part of the name, or in another state."
            : found.size() == items.size() ? summary() : found.size() + " of " + items.size());
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
    List<T> found = found();
    found.subList(FEW, found.size()).forEach(item -> rows.add(row.apply(item)));
    rest.setVisible(false);
    var next = rows.getElement().getChild(FEW);
    next.setAttribute("tabindex", "-1");
    next.callJsFunction("focus");
  }
}
