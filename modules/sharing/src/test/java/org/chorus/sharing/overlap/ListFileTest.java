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
        "Mailing date,contact\n2026-01-01,ada@example.org\n,bob@example.org",
        "Mail sent,Name,E-Mail\nyes,Ada,ada@example.org\nyes,Bob,bob@example.org",
        "Mail,Address\nno,ada@example.org\nyes,bob@example.org",
        "Mailed by,Email\nstaff@a.example,ada@example.org\nstaff@a.example,bob@example.org",
        "Name;Електронна адреса;Invited by\nA;ada@example.org;eve@a.example\nB;bob@example.org;eve@a.example",
        "Διεύθυνση e-mail,Owner\nada@example.org,eve@a.example\nbob@example.org,eve@a.example",
        "Adres poczty elektronicznej,By\nada@example.org,eve@a.example\nbob@example.org,e@a.example",
        "\n\"email\"\n\" ada@example.org \"\n\n  \nbob@example.org\n",
      })
  void theColumnIsFoundByNameOrContent(String file) throws IOException {
    assertThat(read(file)).isEqualTo(new ListFile.Reading.Whole(2, 0));
    assertThat(taken).containsExactly("ada@example.org", "bob@example.org");
  }

  @Test
  void whereTheFirstRowsHaveNoAddressTheTitleTells() throws IOException {
    assertThat(
            read(
                "name,email,owner\n"
                    + "Cyd,,eve@a.example\n".repeat(30)
                    + "Ada,ada@example.org,\n"))
        .isEqualTo(new ListFile.Reading.Whole(1, 30));
    assertThat(taken).containsExactly("ada@example.org");
  }

  @Test
  void aTitleThatOnlySoundsLikeMailIsNone() throws IOException {
    assertThat(read("Mailing date,city\n2026-01-01,London\n"))
        .isEqualTo(new ListFile.Reading.NoAddressColumn());
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email,name\nada@example.org,\"Ada\nbob@example.org,Bob\"\ncyd@example.org,Cyd\n",
        "email,name,city\nada@example.org,\"Ada,\nbob@example.org,Bob\",Bonn\n",
        "name,email\n\"Ada,ada@example.org\nBob\",bob@example.org\n",
        "id\tname\temail\n1\t\"Ada\tada@example.org\r\n2\tBob\"\tbob@example.org\n",
        "email,name\n,\"Ada\nbob@example.org,Bob\nno address,Dan\"\n",
        "email\n\"ada@example.org\nbob@example.org\"\n",
      })
  void quotesThatHideRowsAreNotedAndNotTakenForOneCell(String file) throws IOException {
    assertThat(broken(file)).containsExactly(new BrokenRow(2, RowFault.OPEN_QUOTE));
  }

  @Test
  void aHeadThatHidesRowsIsNoted() throws IOException {
    assertThat(broken("email,\"name\nada@example.org,Ada\"\nbob@example.org,Bob\n"))
        .containsExactly(new BrokenRow(1, RowFault.OPEN_QUOTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email,note\nada@example.org,\"Wrote again.\nNow at ada@rivers.example\"\n",
        "email,note\nada@example.org,\"Regards,\nada@rivers.example\"\n",
        "email,note,city\nada@example.org,\"Asked:\nada@rivers.example, or by phone\",Bonn\n",
        "note,email\n\"From bob@rivers.example,\nada@rivers.example\",ada@example.org\n",
        "name,email\nAda,\"ada@example.org\n\"\n",
      })
  void aNoteOfSeveralLinesIsOneCell_whateverItMentions(String file) throws IOException {
    assertThat(read(file)).isEqualTo(new ListFile.Reading.Whole(1, 0));
    assertThat(taken).containsExactly("ada@example.org");
  }

  @Test
  void twoAddressesInOneCellAreToldFromHiddenRows() throws IOException {
    assertThat(broken("name,email\nAda,\"ada@example.org\nada@rivers.example\"\n"))
        .containsExactly(new BrokenRow(2, RowFault.SEVERAL_ADDRESSES));
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
