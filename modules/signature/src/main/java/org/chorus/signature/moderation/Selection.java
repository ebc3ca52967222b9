package org.chorus.signature.moderation;

import static java.util.stream.Collectors.joining;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chorus.kernel.PoolId;
import org.chorus.signature.Standing;
import org.jspecify.annotations.Nullable;

/** A {@link SignatureFilter} as SQL: conditions on {@code masked_signature}, and their values. */
final class Selection {

  private static final String CONDITIONS =
      """
      pool_id = :pool
      and (cast(:only as bigint) is null or id = cast(:only as bigint))
      and (cast(:standings as text[]) is null or standing = any(cast(:standings as text[])))
      and (cast(:suspicions as text[]) is null or suspicions && cast(:suspicions as text[]))
      and (cast(:network as inet) is null or network <<= network(cast(:network as inet)))
      and (cast(:domain as text) is null
           or domain = :domain or right(domain, length(:domain) + 1) = '.' || :domain)
      and (cast(:from as timestamptz) is null or signed_at >= :from)
      and (cast(:until as timestamptz) is null or signed_at < :until)
      and (cast(:words as text) is null or position(:words in lower(words)) > 0)
      """;

  /** What {@code signature_held} is an index of: those who wait are few among many. */
  private static final String OF_THOSE_WHO_WAIT = CONDITIONS + "and waits\n";

  private Selection() {}

  static String conditions(SignatureFilter filter) {
    return filter.standings().equals(Set.of(Standing.HELD)) ? OF_THOSE_WHO_WAIT : CONDITIONS;
  }

  static Map<String, @Nullable Object> values(PoolId pool, SignatureFilter filter) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("pool", pool.value());
    values.put("only", filter.only().isPresent() ? filter.only().getAsLong() : null);
    values.put("standings", array(filter.standings()));
    values.put("suspicions", array(filter.suspicions()));
    values.put("network", filter.network().map(NetworkArea::inet).orElse(null));
    values.put("domain", filter.domain().orElse(null));
    values.put("from", timestamp(filter.from()));
    values.put("until", timestamp(filter.until()));
    values.put(
        "words", filter.words().isBlank() ? null : filter.words().toLowerCase(Locale.ROOT).strip());
    return values;
  }

  private static @Nullable String array(Set<? extends Enum<?>> items) {
    return items.isEmpty() ? null : items.stream().map(Enum::name).collect(joining(",", "{", "}"));
  }

  private static @Nullable Timestamp timestamp(Optional<Instant> moment) {
    return moment.map(Timestamp::from).orElse(null);
  }
}
