/** Links that a partner spreads, by which one knows what brought a person. */
@NullMarked
@NamedInterface("link")
package org.chorus.campaign.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
