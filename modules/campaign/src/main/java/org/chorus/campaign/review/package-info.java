/** Reading before the public does: links for reviewers who have no account. */
@NullMarked
@NamedInterface("review")
package org.chorus.campaign.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
