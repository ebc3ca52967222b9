package org.chorus.console.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chorus.console.look.LongList.About;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LongListTest {

  private static LongList<String> of(Stream<String> names) {
    return new LongList<>(
        "partners",
        names.toList(),
        new About<>(name -> name, name -> name.startsWith("Å") ? "Invited" : "Partner"),
        ListItem::new);
  }

  private static List<String> rows(Component list) {
    return all(list, ListItem.class).map(ListItem::getText).toList();
  }

  private static <C> Stream<C> all(Component in, Class<C> type) {
    return Stream.concat(
        Stream.of(in).filter(type::isInstance).map(type::cast),
        in.getChildren().flatMap(child -> all(child, type)));
  }

  @Test
  void aFewStandThereAsTheyAre() {
    LongList<String> list =
        of(IntStream.rangeClosed(1, LongList.FEW).mapToObj(n -> "Partner " + n));
    assertThat(rows(list)).hasSize(LongList.FEW);
    assertThat(all(list, TextField.class)).isEmpty();
  }

  @Nested
  class GivenSixty {

    private final LongList<String> list =
        of(
            Stream.concat(
                IntStream.rangeClosed(1, 58).mapToObj(n -> "Partner " + n),
                Stream.of("Ångström Society", "Årstaviken’s Friends")));

    private Button rest() {
      return all(list, Button.class).findFirst().orElseThrow();
    }

    private void search(String part) {
      all(list, TextField.class).findFirst().orElseThrow().setValue(part);
    }

    @Test
    void theFirstOnesAndTheSumAreShown() {
      assertThat(rows(list)).hasSize(LongList.FEW).startsWith("Partner 1");
      assertThat(all(list, Paragraph.class).map(Paragraph::getText))
          .containsExactly("Partner: 58 · Invited: 2");
      assertThat(rest().getText()).isEqualTo("Show the 48 others");
    }

    @Test
    void theOthersAreAClickAway() {
      rest().click();
      assertThat(rows(list)).hasSize(60);
      assertThat(rest().isVisible()).isFalse();
    }

    @Test
    void namesAreFoundWithoutTheirAccentsAndCapitals() {
      search("angstrom");
      assertThat(rows(list)).containsExactly("Ångström Society");
      search("nobody of that name");
      assertThat(rows(list)).isEmpty();
      search("");
      assertThat(rows(list)).hasSize(LongList.FEW);
    }

    @Test
    @SuppressWarnings("unchecked")
    void oneStateCanBeLookedAtAlone() {
      Select<Object> state = all(list, Select.class).findFirst().orElseThrow();
      List<Object> states = state.getListDataView().getItems().toList();
      state.setValue(states.getLast());
      assertThat(rows(list)).containsExactly("Ångström Society", "Årstaviken’s Friends");
    }
  }
}
