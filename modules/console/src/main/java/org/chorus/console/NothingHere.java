package org.chorus.console;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;

/** For addresses that lead nowhere, and, word for word the same, for what belongs to others. */
@ParentLayout(ConsoleLayout.class)
@AnonymousAllowed
final class NothingHere extends Main
    implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

  NothingHere() {
    addClassName("screen");
    add(
        new EmptyState(
            VaadinIcon.SEARCH,
            "There is nothing here for you",
            "The address is wrong, or it belongs to an organization that you are not working for at"
                + " the moment.",
            Links.button("", "Go to your home page")));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    return HttpServletResponse.SC_NOT_FOUND;
  }

  @Override
  public String getPageTitle() {
    return "Nothing here · Chorus";
  }
}
