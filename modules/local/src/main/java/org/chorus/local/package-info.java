/**
 * The whole house on one machine: PostgreSQL, Keycloak, a mail catcher and the app, started,
 * watched and stopped together.
 *
 * <p>{@code ./chorus up} and the whole-house tests run the very same {@link
 * org.chorus.local.LocalStack}. Nothing here is meant for production: passwords are generated,
 * every part listens on the loopback interface only.
 */
@NullMarked
package org.chorus.local;

import org.jspecify.annotations.NullMarked;
