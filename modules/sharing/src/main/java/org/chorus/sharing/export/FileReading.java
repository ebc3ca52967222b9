package org.chorus.sharing.export;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads files as the Organization that they are for; the database shows it no others. */
@Component
public class FileReading {

  private final ContactFiles files;
  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final TransactionTemplate reading;

  FileReading(
      ContactFiles files,
      JdbcClient jdbc,
      SupporterRows rows,
      PlatformTransactionManager transactions) {
    this.files = files;
    this.jdbc = jdbc;
    this.rows = rows;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  @SuppressWarnings("ArrayRecordComponent") // read from the database as it is
  private record Piece(long firstByte, int length, byte[] gzip) {

    /** Writes what is wanted of it; says where the next one begins. */
    long write(OutputStream stream, long from, long to) throws IOException {
      long end = Math.min(to, firstByte + length);
      try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
        text.skipNBytes(from - firstByte);
        stream.write(text.readNBytes((int) (end - from)));
      }
      return end;
    }
  }

  /** The text of a file that is ready. Before any of it is written, it is noted as fetched. */
  public ContactText of(Actor actor, ContactFile file) {
    return new ContactText() {
      @Override
      public long length() {
        return file.bytes();
      }

      @Override
      public void write(OutputStream stream, long from, long to) throws IOException {
        for (long next = from; next < to; ) {
          Piece piece = piece(actor.organization(), file.id(), next);
          if (next == from) {
            files.fetched(file.id(), actor.name());
          }
          next = piece.write(stream, next, to);
        }
      }
    };
  }

  /** The one in which a byte is. */
  private Piece piece(OrganizationId organization, ExportId id, long from)
      throws FileNotFoundException {
    Optional<Piece> found =
        reading.execute(
            begun -> {
              rows.showGrantedTo(organization);
              return jdbc.sql(
                      """
                  select first_byte, length, content
                    from contact_export_part
                   where export_id = :id
                     and first_byte <= :from
                     and content is not null
                   order by number desc
                   limit 1
                  """)
                  .param("id", id.value())
                  .param("from", from)
                  .query(
                      (row, number) ->
                          new Piece(
                              row.getLong("first_byte"),
                              row.getInt("length"),
                              row.getBytes("content")))
                  .optional();
            });
    return requireNonNull(found)
        .orElseThrow(() -> new FileNotFoundException("There is no such file any more."));
  }
}
