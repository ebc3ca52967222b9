/**
 * Reading before the public does: comments of co-owners, and links for reviewers without account.
 */
@NullMarked
@NamedInterface("review")
package org.chorus.campaign.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
