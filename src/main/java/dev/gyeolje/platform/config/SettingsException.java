package dev.gyeolje.platform.config;

import java.util.List;

/** The shop cannot start with its settings. */
public class SettingsException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * @param errors one sentence each, never empty
   */
  public SettingsException(List<String> errors) {
    super(
        "Gyeolje cannot start: "
            + String.join("; ", errors)
            + ". Every variable is explained in server-config/env.example.");
  }
}
