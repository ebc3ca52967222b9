/** Coalitions: founding one, partners and what happens to them, terms and new terms. */
@NullMarked
package org.chorus.console.coalition;

import org.jspecify.annotations.NullMarked;
