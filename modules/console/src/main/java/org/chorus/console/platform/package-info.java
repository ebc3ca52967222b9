/** What the people who run the installation see: its organizations, and one another. */
@NullMarked
package org.chorus.console.platform;

import org.jspecify.annotations.NullMarked;
