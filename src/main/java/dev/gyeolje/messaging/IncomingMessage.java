package dev.gyeolje.messaging;

import dev.gyeolje.platform.json.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Map;

/**
 * A message as it was delivered.
 *
 * @param subscription short name of the subscription that delivered it
 * @param messageId the broker's message id; a message published twice has two
 * @param data the decoded content, may be empty
 * @param attributes never null
 */
public record IncomingMessage(
    String subscription, String messageId, String data, Map<String, String> attributes) {

  /**
   * Identifies repeated deliveries: the shop's event id, or the broker's message id if there is
   * none.
   */
  public String eventId() {
    var own = attributes.get("eventId");
    return own == null || own.isBlank() ? messageId : own;
  }

  /** Returns the attribute, or an empty string. */
  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /**
   * Returns the content as a JSON object.
   *
   * @throws UnprocessableMessageException if it is not one
   */
  public JsonObject json() {
    return JsonText.object(data)
        .orElseThrow(() -> new UnprocessableMessageException("the content is not a JSON object"));
  }

  /**
   * Returns the whole number {@code name} of the content.
   *
   * @throws UnprocessableMessageException if it is missing or not a whole number
   */
  public long number(String name) {
    try {
      if (json().get(name) instanceof JsonNumber number) return number.longValueExact();
    } catch (ArithmeticException fraction) {
      // falls through to the rejection
    }
    throw new UnprocessableMessageException("the content has no whole number \"" + name + "\"");
  }

  /**
   * Returns the text {@code name} of the content.
   *
   * @throws UnprocessableMessageException if it is missing or not a text
   */
  public String text(String name) {
    if (json().get(name) instanceof JsonString text) return text.getString();
    throw new UnprocessableMessageException("the content has no text \"" + name + "\"");
  }
}
