/**
 * The links that the organization spreads: made, handed out as text and as QR codes, and counted.
 */
@NullMarked
package org.chorus.console.link;

import org.jspecify.annotations.NullMarked;
