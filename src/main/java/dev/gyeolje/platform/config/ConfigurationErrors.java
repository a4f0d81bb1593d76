package dev.gyeolje.platform.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the settings, so that an operator reads all of it at once. */
public final class ConfigurationErrors {

  /** What env.example has in the place of a secret. */
  private static final String EXAMPLE = "(?is).*change[-_ ]?me.*";

  /** What a developer's machine has there. */
  private static final String LOCAL = "local-only";

  private final Environment environment;
  private final boolean open;
  private final List<String> sentences = new ArrayList<>();

  /** Nothing wrong so far. */
  public ConfigurationErrors(Environment environment) {
    this.environment = environment;
    this.open = SiteSettings.isOpen(environment.value("PUBLIC_ORIGIN", ""));
  }

  /** Every one of {@code names} must have a value, and one of the operator's own. */
  public ConfigurationErrors require(String... names) {
    for (var name : names) {
      var value = environment.value(name, "");
      reject(value.isEmpty(), name + " is not set");
      reject(value.matches(EXAMPLE), name + " still has the example's value");
      rejectIfPublic(value.equals(LOCAL), name + " has the value of a developer's machine");
    }
    return this;
  }

  /** {@code sentence} is a problem if {@code wrong}. */
  public ConfigurationErrors reject(boolean wrong, String sentence) {
    if (wrong) sentences.add(sentence);
    return this;
  }

  /** {@code sentence} is a problem if {@code wrong} where others than this machine reach us. */
  public ConfigurationErrors rejectIfPublic(boolean wrong, String sentence) {
    return reject(open && wrong, sentence);
  }

  /** If {@code name} has a value, {@code pattern} must match it; {@code sentence} says how. */
  public ConfigurationErrors match(String name, String pattern, String sentence) {
    return reject(
        environment.value(name).filter(value -> !value.matches(pattern)).isPresent(), sentence);
  }

  /** If {@code name} has a value, it must be a web address. */
  public ConfigurationErrors address(String name) {
    return reject(
        environment.value(name).filter(value -> !WebAddress.isOne(value)).isPresent(),
        name + " must be an address such as https://host.example");
  }

  /** If {@code name} has a value, it must be a number from {@code least} to {@code most}. */
  public ConfigurationErrors number(String name, int least, int most) {
    return reject(
        environment.value(name).filter(value -> !isNumber(value, least, most)).isPresent(),
        name + " must be a number from " + least + " to " + most);
  }

  private static boolean isNumber(String value, int least, int most) {
    if (!value.matches("[0-9]{1,9}")) return false;
    int number = Integer.parseInt(value);
    return least <= number && number <= most;
  }

  /** All of them. */
  public List<String> list() {
    return List.copyOf(sentences);
  }
}
