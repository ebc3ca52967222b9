package org.chorus.console;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationListener;
import com.vaadin.flow.router.NavigationTrigger;
import java.util.Optional;

/**
 * Shows a screen from its beginning when somebody goes on to it. What scrolls is the layout around
 * all screens, which stays: on a phone, a link at the end of one screen led to the middle of the
 * next. Going back and forward in the browser's history leaves people where they are.
 */
final class Beginning implements AfterNavigationListener {

  private static final String TO_THE_TOP =
      """
      let each = document.querySelector('main');
      while (each) {
        each.scrollTop = 0;
        each = each.assignedSlot ?? each.parentElement ?? each.getRootNode().host;
      }
      """;

  private Optional<String> shown = Optional.empty();

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    String path = event.getLocation().getPath(); // other parameters are the same screen
    boolean goesOn = shown.isPresent() && !shown.get().equals(path);
    shown = Optional.of(path);
    if (goesOn && event.getLocationChangeEvent().getTrigger() != NavigationTrigger.HISTORY) {
      event.getLocationChangeEvent().getUI().getPage().executeJs(TO_THE_TOP);
    }
  }
}
