package org.chorus.site;

/** A link with its words. */
record Link(String name, String url) {}
