package dev.gyeolje.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The environment variables of the process; the only class that reads them. */
@ApplicationScoped
public class Environment {

  private final UnaryOperator<String> variables;

  /** Reads the process' environment. */
  public Environment() {
    this(System::getenv);
  }

  /**
   * @param variables returns a variable's value, or null if it is not set
   */
  public Environment(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /** The value of {@code name} without surrounding blanks; empty if it is not set or blank. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(variables.apply(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The value of {@code name}, or {@code otherwise}. */
  public String value(String name, String otherwise) {
    return value(name).orElse(otherwise);
  }
}
