/**
 * Writing: the Pages of a Campaign in each language, partners' over the common one, with every
 * Revision, files, pictures and what is not saved yet.
 */
@NullMarked
@NamedInterface("page")
package org.chorus.campaign.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
