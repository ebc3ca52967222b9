package org.chorus.sharing.overlap;

import java.util.List;
import java.util.UUID;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.PoolId;
import org.chorus.signature.Signer;
import org.chorus.signature.SignerKeys;
import org.chorus.testing.WholeDatabase;

/** Pools in which thousands have signed, written at once as signing would have left them. */
final class PoolOfPeople {

  private PoolOfPeople() {}

  /** People without doubt about them: all count. */
  static PoolId signedBy(
      WholeDatabase stored, SignerKeys keys, CoalitionId coalition, List<String> people) {
    UUID pool = UUID.randomUUID();
    stored
        .sql(
            """
            insert into signature_pool (id, coalition_id, name, created_at, same_person)
            values (:pool, :coalition, 'Pool', now(), 'BY_ADDRESS')
            """)
        .param("pool", pool)
        .param("coalition", coalition.value())
        .update();
    sign(stored, keys, new PoolId(pool), people);
    return new PoolId(pool);
  }

  static void sign(WholeDatabase stored, SignerKeys keys, PoolId pool, List<String> people) {
    stored
        .sql(
            """
            with signer as (
              insert into signature (pool_id, signer_key, email, given_name, family_name, language, campaign_id,
                                     revision_id, signed_at, channel, needs_confirmation, held)
              select :pool, key, 'x@example.org', 'A', 'B', 'en', :pool, :pool, now(), 'PAGE', false, false
                from unnest(:keys::bytea[]) as key
              returning id
            )
            insert into tally (pool_id, campaign_id, dimension, value, since, standing, signatures, confirmed,
                               own_words, assists)
            select :pool, :pool, 'EVER', '', '-infinity', 'COUNTED', count(*), 0, 0, 0
              from signer
                on conflict on constraint tally_is_unique do update
               set signatures = tally.signatures + excluded.signatures
            """)
        .param("pool", pool.value())
        .param(
            "keys",
            people.stream()
                .map(person -> keys.of(new Signer.AtAddress(new EmailAddress(person))))
                .toArray(byte[][]::new))
        .update();
  }
}
