package org.chorus.console.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chorus.sharing.grant.Basis;
import org.chorus.sharing.statement.Statement;

/**
 * A line of a statement: on the screen and in the file.
 *
 * @param id what it is, for good
 * @param meaning how it is counted
 * @param part whether it is a part of the figure above
 */
record Figure(String id, String title, long number, String meaning, boolean part) {

  static List<Figure> of(Statement statement) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        whole(
            "brought",
            "You brought",
            statement.brought(),
            "People who count and whose first signature in the pool was on your page."));
    figures.add(
        whole(
            "assisted",
            "You assisted with",
            statement.assisted(),
            "People who had signed elsewhere before, and then on your page as well."));
    figures.add(
        whole(
            "granted",
            "You received",
            statement.granted(),
            "People who agreed to hear from you and whom the terms let you receive."));
    statement.received().stream()
        .filter(received -> received.granted() > 0)
        .forEach(
            received ->
                figures.add(
                    new Figure(
                        "granted-" + received.basis().name().toLowerCase(Locale.ROOT),
                        title(received.basis()),
                        received.granted(),
                        why(received.basis()),
                        true)));
    figures.add(
        whole(
            "ended",
            "You hold no longer",
            statement.ended(),
            "They said no later, took their signature back, or there is no place for them any more."
                + " Delete them from lists that you exported."));
    figures.add(
        whole(
            "held",
            "You hold now",
            statement.held(),
            "These you may contact and export, as long as they agree. As of today, whatever the"
                + " period."));
    figures.add(
        whole(
            "exported",
            "In files that you downloaded",
            statement.exported(),
            "People in exports that somebody of your organization downloaded for the first time in"
                + " the period. Whoever is in several files counts in each."));
    return Stream.concat(figures.stream(), open(statement)).toList();
  }

  private static Stream<Figure> open(Statement statement) {
    List<Figure> figures = new ArrayList<>();
    if (statement.dealtToAll() > 0) {
      figures.add(
          whole(
              "dealt",
              "Dealt to you",
              statement.dealt(),
              "Of "
                  + statement.dealtToAll()
                  + " people whom no partner brought and who were dealt out, whatever became of"
                  + " them since. The ledger below says why each went where."));
    }
    if (statement.placesAreLimited()) {
      figures.add(
          whole(
              "wait-for-place",
              "Wait for a place with you",
              statement.waitForPlace(),
              "They agreed to hear from you, and you have as many people who are not your own as"
                  + " the terms allow, or they do not count yet. Whoever agreed first comes first."
                  + " As of today."));
    }
    if (statement.waitForSeat() > 0) {
      figures.add(
          whole(
              "wait-for-seat",
              "Agreed while you were suspended",
              statement.waitForSeat(),
              "You receive them when you take part again. As of today."));
    }
    return figures.stream();
  }

  private static Figure whole(String id, String title, long number, String meaning) {
    return new Figure(id, title, number, meaning, false);
  }

  static String title(Basis basis) {
    return switch (basis) {
      case OWN -> "Your own";
      case AGREED -> "Agreed to you elsewhere";
      case CONVENER -> "As a convener";
      case EXCHANGE -> "In exchange";
      case ORGANIC -> "Brought by nobody";
      case DEALT -> "Dealt to you";
    };
  }

  static String why(Basis basis) {
    return switch (basis) {
      case OWN -> "Signed on your page and agreed to you.";
      case AGREED -> "By the terms each partner receives everybody who agrees to it.";
      case CONVENER -> "By the terms conveners receive everybody who agrees to them.";
      case EXCHANGE ->
          "Brought by another partner. By the terms you receive as many of the others' people as you"
              + " brought, those first who agreed first.";
      case ORGANIC ->
          "No partner brought them. By the terms they go to the conveners that they agree to.";
      case DEALT ->
          "No partner brought them. By the terms each goes to one partner; the ledger says to whom,"
              + " and why.";
    };
  }
}
