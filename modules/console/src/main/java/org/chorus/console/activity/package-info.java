/** The audit trail on screen: an organization's own, and everybody's for the platform. */
@NullMarked
package org.chorus.console.activity;

import org.jspecify.annotations.NullMarked;
