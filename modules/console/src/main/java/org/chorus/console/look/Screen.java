package org.chorus.console.look;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.util.Optional;
import java.util.function.Function;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.jspecify.annotations.Nullable;

/**
 * One screen of the console, built anew each time its address is entered. The Actor is taken once,
 * on entering: whoever changes organizations in another tab does not change what a button does in
 * this one.
 */
public abstract class Screen extends Main implements BeforeEnterObserver, HasDynamicTitle {

  private final StaffSession session;
  private @Nullable Visit visit;
  private String title = "";

  protected Screen(StaffSession session) {
    this.session = session;
  }

  /**
   * Who entered, and through which address.
   *
   * @param actor the person at work, for the organization chosen at that moment
   */
  public record Visit(Actor actor, RouteParameters parameters, QueryParameters query) {

    /**
     * What an id in the address stands for.
     *
     * @throws NotFoundException when it is no id, or nothing that the Actor may know of: from
     *     outside the two look alike
     */
    public <I, T> T required(
        String parameter, Function<String, Optional<I>> parse, Function<I, Optional<T>> find) {
      return parameters
          .get(parameter)
          .flatMap(parse)
          .flatMap(find)
          .orElseThrow(NotFoundException::new);
    }
  }

  /** Fills the empty screen. */
  protected abstract void show(Visit visit);

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    addClassName("screen");
    visit =
        new Visit(
            session.actor().orElseThrow(),
            event.getRouteParameters(),
            event.getLocation().getQueryParameters());
    refresh();
  }

  /** Builds the screen again, with what is true now. */
  protected final void refresh() {
    removeAll();
    show(requireNonNull(visit));
  }

  /** The heading, with what can be done here beside it. */
  protected final void head(String heading, Component... actions) {
    title = heading;
    Header header = new Header(new H1(heading));
    header.addClassName("screen-head");
    if (actions.length > 0) {
      Div row = new Div(actions);
      row.addClassName("actions");
      header.add(row);
    }
    add(header);
  }

  /** A sentence or two below the heading. */
  protected final void lead(String text) {
    Paragraph lead = new Paragraph(text);
    lead.addClassName("lead");
    add(lead);
  }

  @Override
  public String getPageTitle() {
    return title + " · Chorus";
  }
}
