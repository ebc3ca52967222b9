package org.chorus.console.look;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.function.Function;

/** A decision between a few ways, each explained where it is taken. */
public final class ChoiceGroup<T> extends RadioButtonGroup<T> {

  public ChoiceGroup(String label, Function<T, String> title, Function<T, String> explanation) {
    super(label);
    addClassName("choice-group");
    setItemLabelGenerator(title::apply);
    setRenderer(
        new ComponentRenderer<>(
            item -> {
              Span what = new Span(title.apply(item));
              what.addClassName("choice-title");
              Span why = new Span(explanation.apply(item));
              why.addClassName("choice-explanation");
              Div choice = new Div(what, why);
              choice.addClassName("choice");
              return choice;
            }));
  }
}
