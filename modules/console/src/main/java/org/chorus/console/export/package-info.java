/** Files with the contacts of the organization: asked for, prepared, downloaded, thrown away. */
@NullMarked
package org.chorus.console.export;

import org.jspecify.annotations.NullMarked;
