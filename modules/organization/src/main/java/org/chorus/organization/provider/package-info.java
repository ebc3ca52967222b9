/**
 * Through which identity provider of its own an Organization's people log in, and for whom that
 * provider may speak. Stands above the Organizations themselves, which know nothing of it.
 */
@NullMarked
@NamedInterface("provider")
package org.chorus.organization.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
