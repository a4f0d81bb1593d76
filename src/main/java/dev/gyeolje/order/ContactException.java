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

  /** Keys of texts that say what to do, by the component of {@link Contact} that is wrong. */
  public Map<String, String> errors() {
    return errors;
  }
}
