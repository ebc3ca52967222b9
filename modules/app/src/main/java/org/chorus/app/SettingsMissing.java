package org.chorus.app;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.chorus.app.RequiredSettings.Missing;

/** The server cannot start with the settings it was given. */
final class SettingsMissing extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  SettingsMissing(List<Missing> missing) {
    super(
        missing.stream()
            .map(
                setting ->
                    "%s: %s. %s (As environment variable: %s.)"
                        .formatted(
                            setting.setting(),
                            setting.problem(),
                            setting.remedy(),
                            setting.variable()))
            .collect(Collectors.joining(System.lineSeparator())));
  }
}
