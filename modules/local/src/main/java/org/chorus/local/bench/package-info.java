/**
 * {@code ./chorus bench}: how fast the house is on this machine, measured against what the machine
 * can do, and whether it stays right under load. Real processes, real connections, a durable
 * PostgreSQL; nothing is switched off for it.
 */
@NullMarked
package org.chorus.local.bench;

import org.jspecify.annotations.NullMarked;
