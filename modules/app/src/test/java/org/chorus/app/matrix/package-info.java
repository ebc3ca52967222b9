/**
 * Who may call what, all of it: every method of every service against every kind of person. What is
 * expected is written by hand in {@code service-access.txt} and {@link
 * org.chorus.app.matrix.Persona}.
 */
@NullMarked
package org.chorus.app.matrix;

import org.jspecify.annotations.NullMarked;
