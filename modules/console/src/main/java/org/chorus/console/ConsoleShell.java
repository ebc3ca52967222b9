package org.chorus.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The one HTML page that every screen lives in. */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("console/console.css")
public final class ConsoleShell implements AppShellConfigurator {

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Chorus");
    settings.addFavIcon("icon", "icon.svg", "any");
    settings.addMetaTag("color-scheme", "light");
    settings.addMetaTag("robots", "noindex");
  }
}
