/** What the public reads of Campaigns, and the words that people are asked with. */
@NullMarked
@NamedInterface("published")
package org.chorus.campaign.published;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
