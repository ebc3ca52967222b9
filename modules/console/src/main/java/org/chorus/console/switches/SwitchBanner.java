package org.chorus.console.switches;

import static java.util.stream.Collectors.toMap;
import static org.chorus.access.Permission.FLIP_SWITCHES;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.console.look.Links;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.switches.Off;
import org.chorus.switches.Switch;
import org.chorus.switches.SwitchStanding;
import org.chorus.switches.Switchboard;
import org.chorus.switches.Switches;

/** Tells everybody at the console what is switched off, and those who may flip it who did that. */
@org.springframework.stereotype.Component
public final class SwitchBanner {

  private final Switches switches;
  private final Switchboard switchboard;
  private final Access access;

  SwitchBanner(Switches switches, Switchboard switchboard, Access access) {
    this.switches = switches;
    this.switchboard = switchboard;
    this.access = access;
  }

  /** To stand below the heading of a screen; empty while everything runs. */
  public Optional<Component> of(Actor actor) {
    Map<Switch, Off> off = switches.allOff();
    if (off.isEmpty()) {
      return Optional.empty();
    }
    boolean mayFlip = access.may(actor, FLIP_SWITCHES);
    Map<Switch, String> by = mayFlip ? whoSwitchedOff(actor) : Map.of();
    Reader reader = Reader.current();
    Div banner = new Div();
    banner.setId("switched-off");
    banner.addClassNames("checklist", "switch-banner");
    banner.getElement().setAttribute("role", "note");
    banner.getElement().setAttribute("aria-label", "Switched off");
    for (Switch which : Switch.values()) {
      Optional.ofNullable(off.get(which))
          .ifPresent(
              each ->
                  banner.add(
                      line(
                          which,
                          each,
                          since(reader, each.since(), Optional.ofNullable(by.get(which))))));
    }
    if (mayFlip) {
      banner.add(Links.to("platform/switches", "Go to the switches"));
    }
    return Optional.of(banner);
  }

  private Map<Switch, String> whoSwitchedOff(Actor actor) {
    return switchboard.all(actor).stream()
        .filter(standing -> standing.off().isPresent() && standing.last().isPresent())
        .collect(toMap(SwitchStanding::which, standing -> standing.last().orElseThrow().by()));
  }

  private static Component line(Switch which, Off off, String since) {
    Span what =
        new Span(which.title() + (which == Switch.COUNTERS ? " are" : " is") + " switched off");
    what.addClassName("switch-banner-what");
    Paragraph line =
        new Paragraph(
            what,
            new Span(" on the whole installation" + since + ". " + Explained.standstill(which)));
    if (!off.message().isEmpty()) {
      Span message = new Span(off.message());
      message.getElement().setAttribute("dir", "auto");
      message.getElement().setAttribute("lang", "");
      line.add(new Span(" The public reads: “"), message, new Span("”"));
    }
    return line;
  }

  private static String since(Reader reader, Instant moment, Optional<String> by) {
    return " since " + reader.moment(moment) + by.map(name -> ", by " + name).orElse("");
  }
}
