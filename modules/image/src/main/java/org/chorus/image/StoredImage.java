package org.chorus.image;

/** An image as it is served: {@code image/jpeg} or {@code image/png}. */
@SuppressWarnings("ArrayRecordComponent") // read once and written to a response
public record StoredImage(String mediaType, byte[] bytes) {}
