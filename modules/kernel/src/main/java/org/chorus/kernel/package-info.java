/**
 * Typed ids and values that every module speaks. Depends on nothing but the JDK and JSpecify, so
 * that no framework can reach a module through it.
 */
@NullMarked
package org.chorus.kernel;

import org.jspecify.annotations.NullMarked;
