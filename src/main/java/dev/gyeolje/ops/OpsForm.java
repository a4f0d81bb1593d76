package dev.gyeolje.ops;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a form that an operator submitted. */
public final class OpsForm {

  private final MultivaluedMap<String, String> fields;

  public OpsForm(MultivaluedMap<String, String> fields) {
    this.fields = fields;
  }

  /**
   * Returns the command of the form.
   *
   * @throws OpsException if the form has no valid idempotency key
   */
  public OperatorCommand command(AccountId operator) {
    var request = uuid(text("request")).orElseThrow(() -> new OpsException("INVALID_FORM"));
    return new OperatorCommand(request, operator, text("reason"));
  }

  /**
   * Returns the command of a form that requires a reason.
   *
   * @throws OpsException if the reason is missing
   */
  public OperatorCommand commandWithReason(AccountId operator) {
    var command = command(operator);
    if (command.reason().isEmpty()) throw new OpsException("REASON_NEEDED");
    return command;
  }

  /**
   * Returns a number of units.
   *
   * @throws OpsException if the field is not a number of up to seven digits
   */
  int units(String field) {
    var text = text(field).replace(",", "");
    if (!text.matches("[0-9]{1,7}")) throw new OpsException("INVALID_UNITS");
    return Integer.parseInt(text);
  }

  /**
   * Requires that the confirmation box is ticked.
   *
   * @throws OpsException if it is not
   */
  void requireTicked() {
    if (!text("confirmed").equals("yes")) throw new OpsException("CONFIRM");
  }

  String text(String field) {
    return TextSanitizer.shortened(fields.getFirst(field), 200);
  }

  /** Returns the distinct ids in a repeatable field, without malformed values. */
  public List<UUID> ids(String field) {
    return ids(fields.get(field));
  }

  public static List<UUID> ids(@Nullable List<String> values) {
    return values == null
        ? List.of()
        : values.stream().map(OpsForm::uuid).flatMap(Optional::stream).distinct().toList();
  }

  public static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  public static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
