package org.chorus.console;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;

/** For screens that could not be shown because something broke. */
@ParentLayout(ConsoleLayout.class)
@AnonymousAllowed
final class Unforeseen extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

  Unforeseen() {
    addClassName("screen");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    removeAll();
    add(
        new EmptyState(
            VaadinIcon.TOOLS,
            "This screen could not be shown",
            "It is not your fault, and nothing that you saved is lost. Try again in a moment. If it"
                + " keeps happening, report reference "
                + Incident.of(parameter.getCaughtException()).reference()
                + ".",
            Links.button("", "Go to your home page")));
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  @Override
  public String getPageTitle() {
    return "Something broke · Chorus";
  }
}
