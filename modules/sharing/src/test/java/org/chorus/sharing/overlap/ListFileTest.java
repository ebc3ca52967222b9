package org.chorus.sharing.overlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chorus.kernel.EmailAddress;
import org.chorus.spreadsheet.ForeignFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFileTest {

  private final List<String> taken = new ArrayList<>();

  private ListFile.Reading read(String file) throws IOException {
    return ListFile.read(
        new ByteArrayInputStream(file.getBytes(UTF_8)), address -> taken.add(address.value()));
  }

  private List<BrokenRow> broken(String file) throws IOException {
    return ((ListFile.Reading.Broken) read(file)).first();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email\nada@example.org\nbob@example.org\n",
        "ada@example.org\nbob@example.org",
        "Name;E-Mail-Adresse\nAda;ada@example.org\nBob;bob@example.org",
        "email_confirmed,email\nyes,ada@example.org\nno,bob@example.org",
        "id\tPrimary email (work)\n1\tada@example.org\n2\tbob@example.org",
        "who,contact\nAda,ada@example.org\nBob,bob@example.org",
        "Ada,ada@example.org\nBob,bob@example.org",
        "\n\"email\"\n\" ada@example.org \"\n\n  \nbob@example.org\n",
      })
  void theColumnIsFoundByNameOrContent(String file) throws IOException {
    assertThat(read(file)).isEqualTo(new ListFile.Reading.Whole(2, 0));
    assertThat(taken).containsExactly("ada@example.org", "bob@example.org");
  }

  @Test
  void rowsWithoutAnAddressAreLeftOutAndCounted() throws IOException {
    assertThat(read("email,name\nada@example.org,Ada\n,Bob\n"))
        .isEqualTo(new ListFile.Reading.Whole(1, 1));
  }

  @Test
  void eachRowIsReportedWithItsLineAndRemedy() throws IOException {
    assertThat(
            broken(
                """
                name,email
                Ada,ada@example.org
                Bob,bob(at)example.org
                Cyd

                Dan,"dan@example.org; don@example.org"
                Eve,eve@example.org
                """))
        .containsExactly(
            new BrokenRow(3, RowFault.NOT_AN_ADDRESS),
            new BrokenRow(4, RowFault.CELLS_MISSING),
            new BrokenRow(6, RowFault.SEVERAL_ADDRESSES));
    assertThat(taken)
        .as("nothing is handed on behind the first")
        .containsExactly("ada@example.org");
  }

  @Test
  void quotesThatHideRowsAreNotedAndNotTakenForOneCell() throws IOException {
    assertThat(
            broken(
                """
                email,name
                ada@example.org,"Ada
                bob@example.org,Bob"
                cyd@example.org,Cyd
                """))
        .containsExactly(new BrokenRow(2, RowFault.OPEN_QUOTE));
  }

  @Test
  void textBehindAQuoteIsReportedAtItsLine() throws IOException {
    assertThat(broken("email,name\nada@example.org,\"Ada\" of Rivers\nbob@example.org,Bob\n"))
        .containsExactly(new BrokenRow(2, RowFault.UNREADABLE_FROM_HERE));
  }

  @Test
  void anOpenQuoteIsReportedAtItsLine() throws IOException {
    assertThat(broken("email,name\nada@example.org,Ada\nbob@example.org,\"Bob\n"))
        .containsExactly(new BrokenRow(3, RowFault.UNREADABLE_FROM_HERE));
  }

  @Test
  void ofManyTheFirstAreShownAndAllCounted() throws IOException {
    assertThat(read("email\n" + "nobody\n".repeat(5000)))
        .isInstanceOfSatisfying(
            ListFile.Reading.Broken.class,
            reading -> {
              assertThat(reading.number()).isEqualTo(5000);
              assertThat(reading.first()).hasSize(SupporterLists.BROKEN_ROWS_SHOWN);
            });
  }

  @Test
  void whatHasNoAddressesIsNoList() throws IOException {
    assertThat(read("name,city\nAda,London\n")).isEqualTo(new ListFile.Reading.NoAddressColumn());
    assertThat(read("\n \n")).isEqualTo(new ListFile.Reading.Foreign(ForeignFormat.EMPTY));
  }

  @Test
  void aMillionRowsPassInAFewMegabytes() throws IOException {
    AtomicLong count = new AtomicLong();
    assertThat(ListFile.read(new ManyRows(1_000_000), address -> count.incrementAndGet()))
        .isEqualTo(new ListFile.Reading.Whole(1_000_000, 0));
    assertThat(count).hasValue(1_000_000);
    assertThat(ManyRows.longestRead).isLessThanOrEqualTo(1 << 17);
  }

  @Test
  void aFileThatIsTooLargeEndsWhereItIs() {
    assertThatThrownBy(
            () ->
                ListFile.read(new SizedStream(new ManyRows(100_000), 1 << 20), ListFileTest::drop))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(SizedStream.TooLarge.class);
  }

  private static void drop(EmailAddress address) {}

  /** Makes each row when it is read. */
  private static final class ManyRows extends InputStream {
    static int longestRead;
    private final int rows;
    private int made;
    private byte[] row = {};
    private int at;

    ManyRows(int rows) {
      this.rows = rows;
    }

    @Override
    public int read() {
      if (at == row.length) {
        if (made == rows) {
          return -1;
        }
        row = ("person" + made++ + "@example.org,Ada\n").getBytes(UTF_8);
        at = 0;
      }
      return row[at++];
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      longestRead = Math.max(longestRead, length);
      int read = 0;
      for (int next; read < length && (next = read()) >= 0; read++) {
        to[offset + read] = (byte) next;
      }
      return read == 0 && length > 0 ? -1 : read;
    }
  }
}
