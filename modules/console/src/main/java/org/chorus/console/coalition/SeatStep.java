package org.chorus.console.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chorus.access.Permission;
import org.chorus.coalition.Partner;

/** What a convener can do about another partner, in words. */
enum SeatStep {
  MAKE_CONVENER(
      "Let it convene too",
      "Its administrators can then do what you can: invite and suspend partners, propose terms,"
          + " create campaigns and publish them. You go on convening."),
  HAND_OVER(
      "Hand over to it",
      "Its administrators convene from now on, and your organization does no more. It stays a partner"
          + " with all its pages and people. Only they can give convening back."),
  SUSPEND(
      "Suspend it",
      "At once its pages take no signatures and point to the common page, nobody is asked to share"
          + " data with it, and its staff see neither the campaigns nor the people it received here."
          + " What was signed stays. You can reinstate it at any time."),
  REINSTATE(
      "Reinstate it",
      "At once its pages take signatures again, people are asked for it by name, and its staff see the"
          + " campaigns and their people, with whoever agreed to it meanwhile. If other terms came into"
          + " force while it was suspended, all this happens when it accepts them."),
  RENEW("Renew the invitation", "It has 30 days from now to read the terms and answer."),
  REVOKE(
      "Take the invitation back",
      "It no longer sees the coalition and cannot accept. You can invite it again.");

  private final String title;
  private final String explanation;

  SeatStep(String title, String explanation) {
    this.title = title;
    this.explanation = explanation;
  }

  String title() {
    return title;
  }

  String explanation() {
    return explanation;
  }

  /** The steps from where the partner stands, as far as the person may take them. */
  static List<SeatStep> from(Partner partner, Predicate<Permission> may) {
    List<SeatStep> steps = new ArrayList<>();
    switch (partner.state()) {
      case ACTIVE -> {
        if (may.test(Permission.HAND_OVER)) {
          if (!partner.convening()) {
            steps.add(MAKE_CONVENER);
          }
          steps.add(HAND_OVER);
        }
        if (may.test(Permission.SUSPEND)) {
          steps.add(SUSPEND);
        }
      }
      case SUSPENDED -> {
        if (may.test(Permission.SUSPEND)) {
          steps.add(REINSTATE);
        }
      }
      case INVITED, EXPIRED -> {
        if (may.test(Permission.INVITE)) {
          steps.add(RENEW);
          steps.add(REVOKE);
        }
      }
      case LEFT, DECLINED, REVOKED -> {
        // there is the dialog that invites
      }
    }
    return steps;
  }
}
