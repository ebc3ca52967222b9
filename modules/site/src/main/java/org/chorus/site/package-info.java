/**
 * The front door for supporters: public pages, the sign form, confirming. Everything is rendered on
 * the server and works without JavaScript; there is no session, no cookie and no request to anybody
 * else.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "content",
      "image",
      "organization",
      "organization :: brand",
      "coalition",
      "coalition :: terms",
      "campaign :: life",
      "campaign :: published",
      "campaign :: link",
      "campaign :: review",
      "mail",
      "sharing :: grant",
      "signature",
      "switches"
    })
package org.chorus.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
