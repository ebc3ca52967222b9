/** The way to the public: what every co-owner approved, and nothing else. */
@NullMarked
@NamedInterface("approval")
package org.chorus.campaign.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
