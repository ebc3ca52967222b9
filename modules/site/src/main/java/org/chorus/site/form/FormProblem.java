package org.chorus.site.form;

/**
 * Why a form cannot be taken as it is.
 *
 * @param field the id of the field that it is about
 * @param message the key of the words that tell what to do about it
 * @param subject whom the words are about, where they name somebody; else empty
 */
public record FormProblem(String field, String message, String subject) {}
