package org.chorus.site.abuse;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A challenge for each who asks, apart from the page, which is the same for everybody. */
@RestController
class ChallengeController {

  private final Challenges challenges;

  ChallengeController(Challenges challenges) {
    this.challenges = challenges;
  }

  @GetMapping("/challenge")
  ResponseEntity<String> challenge() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(challenges.pose());
  }
}
