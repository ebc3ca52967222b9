/**
 * What stands on a page, as values: texts, picture, Target; what makes them complete; their way
 * into safe HTML, and into a Markdown file and back.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package org.chorus.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
