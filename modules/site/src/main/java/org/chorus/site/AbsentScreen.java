package org.chorus.site;

import java.util.Map;
import org.chorus.campaign.published.AbsentPartner;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Stands where the page of a partner stood that takes no part now, and leads to the common page.
 * Nobody keeps it on the way, because partners come back. (Why these statuses: decision 0013.)
 *
 * @param signing whether somebody has just tried to sign here
 */
record AbsentScreen(AbsentPartner partner, HttpStatus status, boolean signing) {

  static AbsentScreen forReading(AbsentPartner partner) {
    return new AbsentScreen(
        partner,
        switch (partner.presence()) {
          case SUSPENDED -> HttpStatus.OK;
          case LEFT -> HttpStatus.GONE;
        },
        false);
  }

  static AbsentScreen forSigning(AbsentPartner partner) {
    return new AbsentScreen(
        partner,
        switch (partner.presence()) {
          case SUSPENDED -> HttpStatus.CONFLICT;
          case LEFT -> HttpStatus.GONE;
        },
        true);
  }

  ResponseEntity<byte[]> answer(Screens screens) {
    return screens.answer(status, screen());
  }

  Screen screen() {
    return new Screen(
        "absent",
        Language.of(partner.language()),
        Map.of(
            "words",
            switch (partner.presence()) {
              case SUSPENDED -> "absent.suspended";
              case LEFT -> "absent.left";
            },
            "partner",
            partner.organization().name(),
            "coalition",
            partner.coalitionName(),
            "campaign",
            partner.title(),
            "address",
            partner.commonAddress(),
            "signing",
            signing));
  }
}
