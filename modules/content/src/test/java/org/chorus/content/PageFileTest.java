package org.chorus.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chorus.content.PageFileReader.Reading;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFileTest {

  static final String CANONICAL =
      """
      ---
      chorus-page: 1
      language: en
      title: "Rivers: a right?"
      lede: |-
        On Monday, the council‐run plant — the oldest in the valley — let acid into the river.

        Nobody "knew".
      lead-in: "Act now: ask for a second vote."
      statement: Vote again & clean up.
      image:
        id: 0e9ad8c4-5f36-4f8e-9f1e-0d8f0f9a7b11
        credit: "©Photo by P. Grapher"
        alt: A river in flood
      target:
        job-title: Mayor
        organization: City of Example
      closing-call: Sign today.
      sources: |-
        A. Author, “A ‘nested’ title”, The Paper, 2 May 2026 <https://paper.example/a?b=c>
        City of Example, Minutes, 1998
      thanks: "yes"
      ---

      The council knew.[^1]

      ---

      [Tell the council](#sign)

      [^1]: A. Author, "A ‘nested’ title," The Paper, May 2, 2026.
      """;

  static Content read(String file) {
    Reading reading = PageFileReader.read(file.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Page.class);
    return ((Reading.Page) reading).content();
  }

  static List<FileProblem> problems(byte[] file) {
    Reading reading = PageFileReader.read(file);
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    return ((Reading.Unreadable) reading).problems();
  }

  static List<FileProblem> problems(String file) {
    List<FileProblem> problems = problems(file.getBytes(StandardCharsets.UTF_8));
    assertThat(problems).isNotEmpty().allSatisfy(p -> assertThat(p.remedy()).endsWith("."));
    return problems;
  }

  @Test
  void aFileInTheOneCanonicalFormComesOutAsItWentIn() {
    Content content = read(CANONICAL);
    assertThat(content.title()).isEqualTo("Rivers: a right?");
    assertThat(content.thanks()).isEqualTo("yes");
    assertThat(content.picture().image()).isPresent();
    assertThat(content.target()).isEqualTo(new Target("", "Mayor", "City of Example"));
    assertThat(content.sources())
        .containsExactly(
            new Source(
                "A. Author, “A ‘nested’ title”, The Paper, 2 May 2026",
                "https://paper.example/a?b=c"),
            new Source("City of Example, Minutes, 1998", ""));
    assertThat(content.article()).contains("\n\n---\n\n").endsWith("May 2, 2026.");
    assertThat(PageFileWriter.write(content)).isEqualTo(CANONICAL);
  }

  @Test
  void anEmptyPageIsAFileToo() {
    Content blank = Content.blank("no");
    String file = PageFileWriter.write(blank);
    assertThat(file).isEqualTo("---\nchorus-page: 1\nlanguage: \"no\"\n---\n");
    assertThat(read(file)).isEqualTo(blank);
  }

  @Test
  void whatAPersonWritesInTheirOwnWayIsReadAlike() {
    String file =
        """
        ---\s\s
        # a remark
        title: 'It''s late'
        lede: >-
          One
          line.
        thanks: ~
        statement: 2026
        target: {name: Ada, organization: "Works"}
        image:
        language: de
        ---


        Text.

        """;
    Content content = read("\uFEFF" + file.replace("\n", "\r\n"));
    assertThat(content)
        .isEqualTo(
            Content.blank("de")
                .with(ContentField.TITLE, "It's late")
                .with(ContentField.LEDE, "One line.")
                .with(ContentField.ARTICLE, "Text.")
                .with(ContentField.STATEMENT, "2026")
                .with(new Target("Ada", "", "Works")));
  }

  @Test
  void emojiSurviveWhereverTheyStand() {
    for (int before = 900; before < 1_100; before++) {
      Content content = Content.blank("en").with(ContentField.TITLE, "x".repeat(before) + "🌊🌊🌊");
      assertThat(read(PageFileWriter.write(content))).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyContentComesBackAndItsFileToTheByte(long seed) {
    Random random = new Random(seed);
    for (int n = 0; n < 500; n++) {
      Content content = new RandomContent(random).content();
      String file = PageFileWriter.write(content);
      Content again = read(file);
      assertThat(again).as("seed %d, content %d, file:%n%s", seed, n, file).isEqualTo(content);
      assertThat(PageFileWriter.write(again)).isEqualTo(file);
    }
  }

  /** Texts out of pieces that have broken other formats. */
  private record RandomContent(Random random) {

    private static final List<String> PIECES =
        List.of(
            "word",
            "Wasser",
            "مياه",
            "水",
            "🌊",
            "👩‍👩‍👧",
            "e\u0301",
            "\u00a0",
            " ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "---",
            "\n---\n",
            "...",
            "\n...\n",
            ": ",
            ":",
            " #",
            "#",
            "- ",
            "? ",
            "| ",
            "|-",
            "> ",
            "&a",
            "*a",
            "!tag",
            "%YAML",
            "@",
            "`",
            "'",
            "\"",
            "\\",
            "\\n",
            "{",
            "}",
            "[",
            "]",
            ",",
            "null",
            "true",
            "no",
            "~",
            "1e3",
            "0x1F",
            "\u2028",
            "\u2029",
            "\u0085",
            "\uFEFF",
            "\uFFFD",
            "\u0007",
            "=",
            "<script>",
            "[^1]: x",
            "title: y",
            "  indented\n",
            "\n    code\n",
            "\u202E",
            "x".repeat(300));

    Content content() {
      Content content =
          Content.blank(List.of("en", "no", "pt-BR", "zh-Hant").get(random.nextInt(4)));
      for (ContentField field : ContentField.values()) {
        content =
            switch (field) {
              case LANGUAGE -> content;
              case IMAGE_ID ->
                  random.nextBoolean()
                      ? content.with(
                          field, new UUID(random.nextLong(), random.nextLong()).toString())
                      : content;
              default -> content.with(field, text());
            };
      }
      return random.nextInt(50) == 0
          ? content.with(ContentField.CONSENT_WORDING, "long ".repeat(20_000))
          : content;
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      return text.isEmpty() ? "x" : text.toString();
    }
  }

  @Nested
  class BadFiles {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "titel: a          | there is no field “titel”. The fields are language, title",
          "image.id: a       | there is no field “image id”.",
          "'image: {src: a}' | there is no field “image: src”.",
          "title: [a, b]     | “title” is one text.",
          "'title: {a: b}'   | “title” is one text.",
          "image: river.jpg  | “image” has fields of its own",
          "image: [a]        | “image” has fields of its own",
          "'title: a: b'     | this cannot be read as “key: value”",
          "title             | this cannot be read as “key: value”",
          "title: \"a        | this cannot be read as “key: value”",
          "title: *a         | “title” is one text.",
          "chorus-page: 2    | only “chorus-page: 1” can be read here",
          "language: de      | “language” has been given above",
          "'image: {id: x}'  | this is not the id of a stored image"
        })
    void nameTheLineAndTheRemedy(String line, String remedy) {
      assertThat(problems("---\nlanguage: en\n" + line + "\n---\n"))
          .first()
          .satisfies(
              problem -> {
                assertThat(problem.remedy()).contains(remedy);
                assertThat(problem.remedy()).matches("Line [34]: .*");
              });
    }

    @Test
    void sayEverythingThatIsWrongAtOnce() {
      assertThat(problems("---\na: b\ntitle: [c]\nimage:\n  src: d\n---\n"))
          .containsExactly(
              new FileProblem.UnknownKey(2, "a"),
              new FileProblem.WrongType(3, "title"),
              new FileProblem.UnknownKey(5, "image.src"));
    }

    @Test
    void withoutFields() {
      assertThat(problems("# Just Markdown\n")).containsExactly(new FileProblem.NoFrontMatter());
      assertThat(problems("")).containsExactly(new FileProblem.NoFrontMatter());
      assertThat(problems("---\ntitle: a\n"))
          .containsExactly(new FileProblem.FrontMatterNotClosed());
      assertThat(problems("---\n---\n")).containsExactly(new FileProblem.LanguageMissing());
      assertThat(problems("---\n- a\n---\n")).containsExactly(new FileProblem.NotYaml(2));
      assertThat(problems("---\nlanguage: en\n...\nmore: b\n---\n")).isNotEmpty();
    }

    @Test
    void thatAreNoText() {
      byte[] latin =
          "---\nlanguage: fr\ntitle: \u00e9t\u00e9\n---\n".getBytes(StandardCharsets.ISO_8859_1);
      assertThat(problems(latin)).containsExactly(new FileProblem.NotUtf8(3));
      assertThat(problems(new byte[] {(byte) 0x89, 'P', 'N', 'G'}))
          .containsExactly(new FileProblem.NotUtf8(1));
      assertThat(problems(new byte[PageFileReader.MAX_BYTES + 1]))
          .containsExactly(new FileProblem.TooLarge(PageFileReader.MAX_BYTES));
      assertThat(problems("---\nlanguage: en\ntitle: a\u0000b\n---\n")).isNotEmpty();
    }

    @Test
    void thatWouldUnpackToMore() {
      StringBuilder bomb = new StringBuilder("---\na: &a [x, x]\n");
      for (char c = 'b'; c < 'k'; c++) {
        char before = (char) (c - 1);
        bomb.append(c).append(": &").append(c).append(" [*").append(before).append(", *");
        bomb.append(before).append("]\n");
      }
      assertThat(problems(bomb + "---\n")).hasOnlyElementsOfType(FileProblem.UnknownKey.class);
      assertThat(problems("---\ntitle: " + "[".repeat(100_000) + "\n---\n")).isNotEmpty();
    }
  }
}
