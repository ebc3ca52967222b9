package org.chorus.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints {@link SettingsMissing} as a message instead of a stack trace. */
final class SettingsMissingAnalyzer extends AbstractFailureAnalyzer<SettingsMissing> {

  @Override
  protected FailureAnalysis analyze(Throwable root, SettingsMissing cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()), "Set what is missing and start again.", cause);
  }
}
