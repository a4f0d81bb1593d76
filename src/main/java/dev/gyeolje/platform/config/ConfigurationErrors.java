package dev.gyeolje.platform.config;

import java.util.ArrayList;
import java.util.List;

/** Collects configuration errors, so that an operator sees all of them at once. */
public final class ConfigurationErrors {

  /** Placeholder of secrets in env.example. */
  private static final String EXAMPLE = "(?is).*change[-_ ]?me.*";

  /** Value of secrets on a developer's machine. */
  private static final String LOCAL = "local-only";

  private final Environment environment;
  private final boolean open;
  private final List<String> sentences = new ArrayList<>();

  /** Starts without errors. */
  public ConfigurationErrors(Environment environment) {
    this.environment = environment;
    this.open = SiteSettings.isOpen(environment.value("PUBLIC_ORIGIN", ""));
  }

  /** Requires a value for each of {@code names}, other than the example's or a developer's. */
  public ConfigurationErrors require(String... names) {
    for (var name : names) {
      var value = environment.value(name, "");
      reject(value.isEmpty(), name + " is not set");
      reject(value.matches(EXAMPLE), name + " still has the example's value");
      rejectIfPublic(value.equals(LOCAL), name + " has the value of a developer's machine");
    }
    return this;
  }

  /** Adds {@code sentence} as an error if {@code wrong}. */
  public ConfigurationErrors reject(boolean wrong, String sentence) {
    if (wrong) sentences.add(sentence);
    return this;
  }

  /** Adds {@code sentence} as an error if {@code wrong} and other machines can reach the shop. */
  public ConfigurationErrors rejectIfPublic(boolean wrong, String sentence) {
    return reject(open && wrong, sentence);
  }

  /**
   * Requires {@code pattern} of {@code name} if it is set; {@code sentence} explains the format.
   */
  public ConfigurationErrors match(String name, String pattern, String sentence) {
    return reject(
        environment.value(name).filter(value -> !value.matches(pattern)).isPresent(), sentence);
  }

  /** Requires {@code name} to be a web address if it is set. */
  public ConfigurationErrors address(String name) {
    return reject(
        environment.value(name).filter(value -> !WebAddress.isOne(value)).isPresent(),
        name + " must be an address such as https://host.example");
  }

  /** Requires {@code name} to be a number from {@code least} to {@code most} if it is set. */
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

  /** All errors. */
  public List<String> list() {
    return List.copyOf(sentences);
  }
}
