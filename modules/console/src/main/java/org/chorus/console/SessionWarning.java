package org.chorus.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import org.chorus.keycloak.StaffSession;

/**
 * Tells a person that the login ends soon, in every tab. The browser keeps the time and asks the
 * server how much is left, which renews nothing; only the answer "Stay logged in" does, as any
 * click would. Once the login has ended, the tab shows the page that says so. Over the screen's own
 * dialogs, by the browser's own means.
 */
@Tag("dialog")
final class SessionWarning extends HtmlContainer {

  /** Vaadin's own dialogs leave the rest of the screen without effect, so none is needed here. */
  private static final String KEEP_TIME =
      """
      const box = this, notice = $0;
      const [heading, text, button] =
          ['h2', 'p', 'button'].map(name => box.querySelector(name));
      let dismissed = false;
      const plan = seconds => {
        clearTimeout(box.timer);
        if (box.isConnected) box.timer = setTimeout(check, Math.max(1, seconds) * 1000);
      };
      const show = (last, seconds) => {
        if (box.open || (last && dismissed)) return;
        const end = new Date(Date.now() + seconds * 1000)
            .toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
        box.dataset.last = last;
        heading.textContent = last ? 'Save your work' : 'Are you still there?';
        text.textContent = last
            ? `Your login ends at ${end}, because it has lasted as long as any may. Then log in again.`
            : `Nothing was done here for a while. You will be logged out at ${end}.`;
        button.textContent = last ? 'Back to work' : 'Stay logged in';
        box.showModal();
      };
      const check = async () => {
        let left;
        try {
          const answer = await fetch(new URL('../login/time-left', document.baseURI),
              {cache: 'no-store', redirect: 'error'});
          if (answer.status === 401) {
            location.reload();
            return;
          }
          left = await answer.json();
        } catch (away) {
          plan(15);
          return;
        }
        const last = left.whole <= left.idle, seconds = Math.min(left.idle, left.whole);
        if (seconds > notice) {
          box.close();
          plan(seconds - notice);
        } else {
          show(last, seconds);
          plan(Math.min(seconds, 5));
        }
      };
      const answer = event => {
        event.preventDefault();
        box.close();
        if (box.dataset.last === 'true') {
          dismissed = true;
        } else {
          box.$server.stay();
          plan(2);
        }
      };
      button.onclick = answer;
      box.oncancel = answer; // Escape: somebody is there
      document.onvisibilitychange = () => document.hidden || check(); // a sleeping computer counts on
      check();
      """;

  SessionWarning() {
    setId("session-warning");
    addClassName("session-warning");
    getElement().setAttribute("aria-labelledby", "session-warning-title");
    H2 title = new H2();
    title.setId("session-warning-title");
    NativeButton stay = new NativeButton();
    stay.setId("stay-logged-in");
    add(new Div(title, new Paragraph(), stay));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    getElement().executeJs(KEEP_TIME, StaffSession.NOTICE.toSeconds());
  }

  /** Nothing more to do: that it was called is the sign of life. */
  @ClientCallable
  void stay() {}
}
