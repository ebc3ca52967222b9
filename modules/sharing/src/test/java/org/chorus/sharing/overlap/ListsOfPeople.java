package org.chorus.sharing.overlap;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.chorus.access.SecondFactor;
import org.chorus.kernel.Actor;

/** Lists as organizations have them. */
final class ListsOfPeople {

  private ListsOfPeople() {}

  /** People of a name, numbered from 0. */
  static List<String> people(String name, int number) {
    return IntStream.range(0, number).mapToObj(i -> name + i + "@example.org").toList();
  }

  @SafeVarargs
  static InputStream file(List<String>... people) {
    StringBuilder text = new StringBuilder("email\n");
    for (List<String> some : people) {
      some.forEach(person -> text.append(person).append('\n'));
    }
    return text(text.toString());
  }

  static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static UploadOutcome upload(SupporterLists lists, Actor actor, InputStream file) {
    try {
      return lists.upload(actor, SecondFactor.of(actor), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What happens where a stream has ended. */
  interface AtTheEnd {
    void happen() throws IOException;
  }

  /** A file with something that happens at its end. */
  static InputStream file(List<String> people, AtTheEnd event) {
    return new FilterInputStream(file(people)) {
      private boolean happened;

      @Override
      public int read() throws IOException {
        return afterwards(super.read());
      }

      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        return afterwards(super.read(to, offset, length));
      }

      private int afterwards(int read) throws IOException {
        if (read < 0 && !happened) {
          happened = true;
          event.happen();
        }
        return read;
      }
    };
  }
}
