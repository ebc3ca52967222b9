package org.chorus.console.look;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;

/** Short words about what has just happened. */
public final class Notice {

  private static final Duration READING_TIME = Duration.ofSeconds(6);

  private Notice() {}

  /** It worked. Goes away by itself. */
  public static void done(String text) {
    Notification notification =
        new Notification(text, (int) READING_TIME.toMillis(), Notification.Position.TOP_CENTER);
    notification.addThemeVariants(NotificationVariant.SUCCESS);
    notification.open();
  }

  /** It did not work, and what to do about it. Stays until it is closed, so that it can be read. */
  public static void problem(String text) {
    Notification notification = new Notification();
    notification.setPosition(Notification.Position.TOP_CENTER);
    notification.setDuration(0);
    notification.addThemeVariants(NotificationVariant.ERROR);
    Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> notification.close());
    close.addThemeVariants(ButtonVariant.TERTIARY);
    close.setAriaLabel("Close");
    Span message = new Span(text);
    message.getElement().setAttribute("role", "alert");
    Span row = new Span(message, close);
    row.addClassName("notice");
    notification.add(row);
    notification.open();
  }
}
