/** How people come into Chorus: identity providers, and invitations of members. */
@NullMarked
package org.chorus.console.login;

import org.jspecify.annotations.NullMarked;
