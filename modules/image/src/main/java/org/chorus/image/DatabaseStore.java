package org.chorus.image;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Images in PostgreSQL: one thing to run, one thing to back up. Always there. */
@Component
final class DatabaseStore implements ImageStore {

  private final JdbcClient jdbc;

  DatabaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Kind kind() {
    return Kind.DATABASE;
  }

  @Override
  public void put(String key, String mediaType, byte[] bytes) {
    jdbc.sql("insert into image_bytes (key, bytes) values (:key, :bytes)")
        .param("key", key)
        .param("bytes", bytes)
        .update();
  }

  @Override
  public Optional<byte[]> get(String key) {
    return jdbc.sql("select bytes from image_bytes where key = :key")
        .param("key", key)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }
}
