/** Pages: writing them, and seeing them as supporters will. */
@NullMarked
package org.chorus.console.page;

import org.jspecify.annotations.NullMarked;
