package dev.gyeolje.platform.config;

import java.util.List;

/** The settings that one part of the shop reads from the environment. */
public interface Settings {

  /**
   * Missing or contradictory settings, one sentence each that begins with the variable's name;
   * empty if there are none. Never contains a secret.
   */
  List<String> configurationErrors();
}
