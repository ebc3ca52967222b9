package org.chorus.sharing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chorus.access.SecondFactor;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ContactText;
import org.chorus.sharing.export.ExportScope;

/** A file as a data steward asks for it and fetches it. */
public final class Exported {

  private Exported() {}

  public static String everybody(
      ContactExport export, Actor actor, CoalitionId coalition, PoolId pool) {
    return csv(export, actor, coalition, pool, ExportScope.EVERYBODY);
  }

  public static String csv(
      ContactExport export, Actor actor, CoalitionId coalition, PoolId pool, ExportScope scope) {
    ContactFile file =
        export
            .ask(actor, SecondFactor.of(actor), coalition, pool, "Pool", scope)
            .orElseThrow(() -> new AssertionError("no such pool"));
    return fetched(
        export
            .open(actor, SecondFactor.of(actor), coalition, pool, "Pool", file.id())
            .orElseThrow(() -> new AssertionError("not there: " + file)));
  }

  static String fetched(ContactText text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      text.write(bytes, 0, text.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  public static List<String> givenNames(String csv) {
    return csv.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
  }
}
