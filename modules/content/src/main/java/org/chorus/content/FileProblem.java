package org.chorus.content;

/** Why a file cannot be read as a page. Lines are counted from 1. */
public sealed interface FileProblem {

  /** What to do about it, in words for the writer; names the line or the key where there is one. */
  String remedy();

  /** More than any page needs. */
  record TooLarge(int maxBytes) implements FileProblem {
    @Override
    public String remedy() {
      return "Choose a text file of at most " + maxBytes / 1_000 + " kB.";
    }
  }

  /** Some bytes are no text. */
  record NotUtf8(int line) implements FileProblem {
    @Override
    public String remedy() {
      return "Line " + line + ": these bytes are not UTF-8. Save the file as UTF-8 text.";
    }
  }

  /** It does not begin with a line of three hyphens. */
  record NoFrontMatter() implements FileProblem {
    @Override
    public String remedy() {
      return "Line 1: begin with a line ---, then the fields, then another line ---.";
    }
  }

  /** The fields do not end. */
  record FrontMatterNotClosed() implements FileProblem {
    @Override
    public String remedy() {
      return "End the fields with a line ---, before the article begins.";
    }
  }

  /** It is not YAML, or not fields with a value each. */
  record NotYaml(int line) implements FileProblem {
    @Override
    public String remedy() {
      return "Line "
          + line
          + ": this cannot be read as “key: value”. Put the value in double quotes, or indent each"
          + " line of a long text below “key: |-” by two spaces.";
    }
  }

  /** No page has this field. */
  record UnknownKey(int line, String key) implements FileProblem {
    @Override
    public String remedy() {
      return "Line "
          + line
          + ": there is no field “"
          + key.replace(".", ": ")
          + "”. The fields are "
          + String.join(", ", ContentField.keys())
          + ".";
    }
  }

  /** The field stands there twice. */
  record RepeatedKey(int line, String key) implements FileProblem {
    @Override
    public String remedy() {
      return "Line " + line + ": “" + key + "” has been given above. Keep one of the two.";
    }
  }

  /** A list or fields where a text belongs, or a text where fields belong. */
  record WrongType(int line, String key) implements FileProblem {
    @Override
    public String remedy() {
      return "Line "
          + line
          + (ContentField.isGroup(key)
              ? ": “" + key + "” has fields of its own, each on a line indented by two spaces."
              : ": “" + key + "” is one text. Put it in double quotes.");
    }
  }

  /** Another way of writing pages than the one that is known here. */
  record UnknownVersion(int line, String version) implements FileProblem {
    @Override
    public String remedy() {
      return "Line " + line + ": only “chorus-page: 1” can be read here.";
    }
  }

  /** Images do not travel in the file. */
  record NotAnImageId(int line) implements FileProblem {
    @Override
    public String remedy() {
      return "Line "
          + line
          + ": this is not the id of a stored image. Leave it out, and upload the image in the"
          + " editor.";
    }
  }

  /** It does not say which language it is in. */
  record LanguageMissing() implements FileProblem {
    @Override
    public String remedy() {
      return "Say which language the page is in, for example “language: en”.";
    }
  }
}
