package dev.gyeolje.platform.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the settings, so that an operator reads all of it at once. */
public final class Problems {

  private final Environment environment;
  private final List<String> sentences = new ArrayList<>();

  /** Nothing wrong so far. */
  public Problems(Environment environment) {
    this.environment = environment;
  }

  /** Every one of {@code names} must have a value. */
  public Problems require(String... names) {
    for (var name : names)
      if (environment.value(name).isEmpty()) sentences.add(name + " is not set");
    return this;
  }

  /** {@code sentence} is a problem if {@code wrong}. */
  public Problems refuse(boolean wrong, String sentence) {
    if (wrong) sentences.add(sentence);
    return this;
  }

  /** All of them. */
  public List<String> list() {
    return List.copyOf(sentences);
  }
}
