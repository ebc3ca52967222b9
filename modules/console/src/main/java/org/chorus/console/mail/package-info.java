/** How mail fares, for those who look after it. */
@NullMarked
package org.chorus.console.mail;

import org.jspecify.annotations.NullMarked;
