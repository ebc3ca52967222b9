package org.chorus.sharing.export;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads files as the Organization that they are for; the database shows it no others. */
@Component
public class FileReading {

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final TransactionTemplate reading;

  FileReading(JdbcClient jdbc, SupporterRows rows, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  @SuppressWarnings("ArrayRecordComponent") // read from the database as it is
  private record Piece(long firstByte, int length, byte[] gzip) {}

  /** The text of a file that is ready. */
  public ContactText of(OrganizationId organization, ContactFile file) {
    return new ContactText() {
      @Override
      public long length() {
        return file.bytes();
      }

      @Override
      public void write(OutputStream stream, long from, long to) throws IOException {
        for (long next = from; next < to; ) {
          next = writePiece(organization, file.id(), stream, next, to);
        }
      }
    };
  }

  /**
   * Writes what is wanted of the piece in which {@code from} is; says where the next one begins.
   */
  private long writePiece(
      OrganizationId organization, ExportId id, OutputStream stream, long from, long to)
      throws IOException {
    Piece piece =
        piece(organization, id, from)
            .orElseThrow(() -> new FileNotFoundException("There is no such file any more."));
    long end = Math.min(to, piece.firstByte() + piece.length());
    try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(piece.gzip()))) {
      text.skipNBytes(from - piece.firstByte());
      stream.write(text.readNBytes((int) (end - from)));
    }
    return end;
  }

  private Optional<Piece> piece(OrganizationId organization, ExportId id, long from) {
    return reading.execute(
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
                          row.getLong("first_byte"), row.getInt("length"), row.getBytes("content")))
              .optional();
        });
  }
}
