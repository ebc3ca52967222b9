package org.chorus.signature.moderation;

import java.util.List;

/**
 * What a deed would come to at this moment. The number is that of the whole pool, as everybody sees
 * it.
 *
 * @param selected how many signatures would be another than before
 * @param numberNow how many people count
 * @param numberThen how many would count afterwards
 * @param sample the newest of the selected
 */
public record Preview(
    long selected, long numberNow, long numberThen, List<MaskedSignature> sample) {

  public Preview {
    sample = List.copyOf(sample);
  }

  Preview with(List<MaskedSignature> shown) {
    return new Preview(selected, numberNow, numberThen, shown);
  }
}
