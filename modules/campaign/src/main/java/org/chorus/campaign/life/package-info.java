/**
 * What a Campaign is, and its life from draft to archive: steps, plans, who may take them, one at a
 * time.
 */
@NullMarked
@NamedInterface("life")
package org.chorus.campaign.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
