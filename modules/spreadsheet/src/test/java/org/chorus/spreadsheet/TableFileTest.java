package org.chorus.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static TableFile open(byte[] file) throws IOException {
    return TableFile.of(new ByteArrayInputStream(file));
  }

  private static TableRows rows(byte[] file) throws IOException {
    return ((TableFile.Text) open(file)).rows();
  }

  private static List<List<String>> cells(byte[] file) throws IOException {
    List<List<String>> all = new ArrayList<>();
    rows(file).forEachRemaining(row -> all.add(row.cells()));
    return all;
  }

  private static List<List<String>> cells(String file) throws IOException {
    return cells(file.getBytes(UTF_8));
  }

  private static ForeignFormat foreign(byte[] file) throws IOException {
    return ((TableFile.Foreign) open(file)).format();
  }

  @Nested
  class Encodings {
    private static final String TEXT = "Zoë,zoe@example.org\nJürgen,j@example.org\n";

    private void assertRead(byte[] file) throws IOException {
      assertThat(cells(file))
          .containsExactly(List.of("Zoë", "zoe@example.org"), List.of("Jürgen", "j@example.org"));
    }

    @Test
    void utf8() throws IOException {
      assertRead(TEXT.getBytes(UTF_8));
    }

    @Test
    void utf8WithMark() throws IOException {
      assertRead(("\ufeff" + TEXT).getBytes(UTF_8));
    }

    @Test
    void utf16WithMark() throws IOException {
      assertRead(TEXT.getBytes(UTF_16));
      assertRead(("\ufeff" + TEXT).getBytes(UTF_16LE));
    }

    @Test
    void utf16WithoutMark() throws IOException {
      assertRead(TEXT.getBytes(UTF_16LE));
      assertRead(TEXT.getBytes(UTF_16BE));
    }

    @Test
    void windows1252() throws IOException {
      assertRead(TEXT.getBytes(WINDOWS_1252));
    }

    @Test
    void oneLineInAnother() throws IOException {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes("Zoë,zoe@example.org\n".getBytes(UTF_8));
      file.writeBytes("Jürgen,j@example.org\n".getBytes(WINDOWS_1252));
      assertRead(file.toByteArray());
    }

    @Test
    void signsThatLieAcrossBuffers() throws IOException {
      String text = "é€😀".repeat(20_000);
      assertThat(cells(text).getFirst().getFirst()).isEqualTo(text);
      assertThat(cells("x" + text).getFirst().getFirst()).isEqualTo("x" + text);
    }

    @Test
    void aSignThatIsCutOffAtTheEnd() throws IOException {
      byte[] euro = "€".getBytes(UTF_8);
      assertThat(cells(new byte[] {'a', ',', euro[0], euro[1]}))
          .containsExactly(List.of("a", "â‚"));
    }
  }

  @Nested
  class Separators {
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theMostFrequentOfTheFirstLine(String separator) throws IOException {
      String file = String.join(separator, "a", "b", "\"c,;\t|\"") + "\n";
      assertThat(cells(file)).containsExactly(List.of("a", "b", "c,;\t|"));
    }

    @Test
    void asTheFileSays() throws IOException {
      TableRows rows = rows("sep=;\r\na;b,c\r\n".getBytes(UTF_8));
      TableRow row = rows.next();
      assertThat(row.cells()).containsExactly("a", "b,c");
      assertThat(row.line()).isEqualTo(2);
    }

    @Test
    void noneInOneColumn() throws IOException {
      assertThat(cells("a\n\nb")).containsExactly(List.of("a"), List.of("b"));
    }
  }

  @Test
  void linesAreThoseOfTheFile() throws IOException {
    TableRows rows = rows("a,\"b\nc\"\n\nd,e\n".getBytes(UTF_8));
    assertThat(rows.next().line()).isEqualTo(1);
    assertThat(rows.next().line()).isEqualTo(4);
    assertThat(rows.hasNext()).isFalse();
    assertThat(rows.unreadableFrom()).isEmpty();
  }

  @Test
  void whatAnOpenQuoteSwallowsIsUnreadable() throws IOException {
    TableRows rows = rows("a,b\nc,\"d\ne,f\n".getBytes(UTF_8));
    assertThat(rows.next().cells()).containsExactly("a", "b");
    assertThat(rows.hasNext()).isFalse();
    assertThat(rows.unreadableFrom()).hasValue(2);
  }

  @Test
  void aLineWithoutEndIsUnreadable_andNotHeldInMemory() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    TableRows rows =
        ((TableFile.Text)
                TableFile.of(
                    new SequenceInputStream(
                        new ByteArrayInputStream("a,b\n".getBytes(UTF_8)), endless)))
            .rows();
    rows.next();
    assertThat(rows.hasNext()).isFalse();
    assertThat(rows.unreadableFrom()).hasValue(2);
  }

  @Nested
  class OtherFiles {
    @Test
    void zipArchives() throws IOException {
      assertThat(foreign(zip("list.csv"))).isEqualTo(ForeignFormat.ZIP);
    }

    @Test
    void workbooks() throws IOException {
      assertThat(foreign(zip("[Content_Types].xml"))).isEqualTo(ForeignFormat.WORKBOOK);
      assertThat(foreign(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
          .isEqualTo(ForeignFormat.WORKBOOK);
    }

    @Test
    void everythingElse() throws IOException {
      assertThat(foreign(new byte[0])).isEqualTo(ForeignFormat.EMPTY);
      assertThat(foreign("%PDF-1.7".getBytes(UTF_8))).isEqualTo(ForeignFormat.PDF);
      assertThat(foreign("\ufeff <!doctype html>".getBytes(UTF_8))).isEqualTo(ForeignFormat.MARKUP);
      assertThat(foreign(new byte[] {0x1F, (byte) 0x8B, 8})).isEqualTo(ForeignFormat.COMPRESSED);
      assertThat(foreign(new byte[] {1, 2, 3, 0, 0, 0, 7})).isEqualTo(ForeignFormat.BINARY);
    }

    private static byte[] zip(String name) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("email\n".getBytes(UTF_8));
      }
      return bytes.toByteArray();
    }
  }
}
