package dev.gyeolje.order;

import java.util.Map;

/** A contact is incomplete or malformed; nothing has changed. */
public class ContactException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Map<String, String> errors;

  ContactException(Map<String, String> errors) {
    super("contact: " + errors);
    this.errors = errors;
  }

  /** Keys of the error texts, by the invalid component of {@link Contact}. */
  public Map<String, String> errors() {
    return errors;
  }
}
