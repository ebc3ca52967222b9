@NullMarked
package org.chorus.site.abuse;

import org.jspecify.annotations.NullMarked;
