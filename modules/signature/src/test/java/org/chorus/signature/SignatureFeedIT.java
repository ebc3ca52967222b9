package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reading what is new, in batches. */
@HouseTest
class SignatureFeedIT extends OnePool {

  @Autowired SignatureFeed feed;

  @Test
  void followersMissNothingAndSeeNothingTwice() {
    for (int i = 0; i < 7; i++) {
      signing.sign(request(riversPetition(), "follow" + i + "@example.org"));
    }
    List<Long> seen = new ArrayList<>();
    SignatureFeed.Position position = SignatureFeed.Position.START;
    List<SignatureFeed.NewSignature> batch = feed.after(position, 3);
    while (!batch.isEmpty()) {
      batch.forEach(signature -> seen.add(signature.position().touch()));
      position = batch.getLast().position();
      batch = feed.after(position, 3);
    }
    assertThat(seen)
        .doesNotHaveDuplicates()
        .as("who came back signed anew")
        .hasSize(
            stored
                .sql("select count(*)::int from touch where kind in ('FIRST', 'RETURN')")
                .query(Integer.class)
                .single());
  }
}
