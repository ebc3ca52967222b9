package org.chorus.app.matrix;

import java.util.Optional;
import org.chorus.app.StaffHttp;

/**
 * Somebody at a browser.
 *
 * @param column what heads the column
 * @param who in words
 * @param persona empty for whoever has no login, or none any more
 * @param isLoggedIn whether the login is open
 */
record Visitor(
    String column, String who, Optional<Persona> persona, boolean isLoggedIn, StaffHttp browser) {}
