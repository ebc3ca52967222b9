package org.chorus.site.screen;

import java.util.Map;

/**
 * What stands on one HTML page.
 *
 * @param template the file name of the template, without its ending
 * @param model what the template speaks of
 */
public record Screen(String template, Language language, Map<String, Object> model) {}
