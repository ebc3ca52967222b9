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

  @Test
  void ofAFewTooOneIsReplacedInItsPlace() {
    List<String> names = List.of("Partner 1", "Partner 2", "Partner 3");
    LongList<String> list = of(names.stream());
    list.replace(names.get(1), "Partner B");
    assertThat(rows(list)).containsExactly("Partner 1", "Partner B", "Partner 3");
    list.remove(names.getFirst());
    assertThat(rows(list)).containsExactly("Partner B", "Partner 3");
  }

  @Nested
  class GivenSixty {

    private final List<String> names =
        Stream.concat(
                IntStream.rangeClosed(1, 58).mapToObj(n -> "Partner " + n),
                Stream.of("Ångström Society", "Årstaviken’s Friends"))
            .toList();
    private final LongList<String> list = of(names.stream());

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

    @SuppressWarnings("unchecked")
    private Select<Object> state() {
      return all(list, Select.class).findFirst().orElseThrow();
    }

    private void narrowToTheLastState() {
      state().setValue(state().getListDataView().getItems().toList().getLast());
    }

    private List<String> told() {
      return all(list, Paragraph.class).map(Paragraph::getText).toList();
    }

    @Test
    void oneStateCanBeLookedAtAlone() {
      narrowToTheLastState();
      assertThat(rows(list)).containsExactly("Ångström Society", "Årstaviken’s Friends");
    }

    @Test
    void whatBecameOfOneIsShownWhereItStood_andTheSearchStays() {
      search("stavik");
      list.replace(names.getLast(), "Friends of the Bay");
      assertThat(rows(list)).containsExactly("Friends of the Bay");
      assertThat(all(list, TextField.class).map(TextField::getValue)).containsExactly("stavik");
      search("");
      assertThat(told()).containsExactly("Partner: 59 · Invited: 1");
    }

    @Test
    void whatIsUnfoldedStaysSo() {
      rest().click();
      list.replace(names.get(20), "Partner 21 of old");
      assertThat(rows(list)).hasSize(60).contains("Partner 21 of old").doesNotContain("Partner 21");
      assertThat(rest().isVisible()).isFalse();
    }

    @Test
    void aStateThatNobodyIsInAnyMoreIsStillTheOneLookedAt() {
      narrowToTheLastState();
      list.replace(names.getLast(), "Friends of the Bay");
      list.replace(names.get(58), "Society of the Bay");
      assertThat(rows(list)).containsExactly("Society of the Bay", "Friends of the Bay");
      assertThat(state().getValue().toString()).contains("Invited: 0");
    }

    @Test
    void nobodyIsLostBetweenTheFirstAndTheOthers() {
      search("partner");
      list.replace(names.getFirst(), "The first one");
      rest().click();
      assertThat(rows(list))
          .hasSize(58)
          .startsWith("The first one", "Partner 2")
          .endsWith("Partner 58");
    }

    @Test
    void oneThatIsGoneLeavesTheOthersWhereTheyAre() {
      search("partner 5");
      list.remove(names.get(49));
      assertThat(rows(list)).startsWith("Partner 5", "Partner 51").hasSize(9);
    }
  }
}
