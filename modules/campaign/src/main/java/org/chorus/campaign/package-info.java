/**
 * What is asked: Campaigns with their Pages, immutable Revisions, Targets and ConsentTexts, and the
 * SignaturePools they feed. This package is the entrance, for creating and finding Campaigns; the
 * rooms behind it are {@code life}, {@code page}, {@code published}, {@code approval}, {@code
 * review} and {@code link}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "content",
      "image",
      "access",
      "organization",
      "organization :: brand",
      "coalition",
      "coalition :: terms"
    })
package org.chorus.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
