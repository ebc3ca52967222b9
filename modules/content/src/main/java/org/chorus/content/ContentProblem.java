package org.chorus.content;

/**
 * Why a text cannot stand as it is.
 *
 * @param field what it is about; the first of several that belong together
 * @param remedy what to do about it, in words for the writer
 */
public record ContentProblem(ContentField field, String remedy) {}
