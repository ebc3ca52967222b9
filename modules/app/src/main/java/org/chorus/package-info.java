/** Co-owned petition campaigns. Each package below is a module; this one holds the main class. */
@NullMarked
package org.chorus;

import org.jspecify.annotations.NullMarked;
