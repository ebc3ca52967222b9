/** What Organizations look like, and as whom they write. Lowest of the rooms: values only. */
@NullMarked
@NamedInterface("brand")
package org.chorus.organization.brand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
