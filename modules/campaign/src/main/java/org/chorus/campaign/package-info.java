/**
 * What is asked: Campaigns with their Pages, immutable Revisions, Targets and ConsentTexts, and the
 * SignaturePools they feed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "content", "image", "organization"})
package org.chorus.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
