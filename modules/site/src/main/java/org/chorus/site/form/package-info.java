/**
 * What people send with the sign form: read against the page that they had before them, into a
 * request to sign or into what needs another look. Knows nothing of how the form looks, nor of what
 * becomes of it.
 */
@NullMarked
package org.chorus.site.form;

import org.jspecify.annotations.NullMarked;
