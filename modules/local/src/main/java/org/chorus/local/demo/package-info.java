/**
 * The demo coalition: three made-up organizations, their campaigns against a made-up company, and a
 * few thousand made-up supporters. Everything goes through the services, as in life.
 */
@NullMarked
package org.chorus.local.demo;

import org.jspecify.annotations.NullMarked;
