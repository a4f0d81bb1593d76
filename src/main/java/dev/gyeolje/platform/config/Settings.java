package dev.gyeolje.platform.config;

import java.util.List;

/** What one part of the shop reads from the environment. */
public interface Settings {

  /**
   * What is missing or contradictory, one sentence each that begins with the variable's name; empty
   * if all is well. Never contains a secret.
   */
  List<String> configurationErrors();
}
