/** Files that spreadsheets open, with what people typed in them and nothing that runs. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.chorus.spreadsheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
