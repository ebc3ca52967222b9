/**
 * A real PostgreSQL, migrated, and a {@link org.chorus.testing.ManualClock}, for integration tests.
 */
@NullMarked
package org.chorus.testing;

import org.jspecify.annotations.NullMarked;
