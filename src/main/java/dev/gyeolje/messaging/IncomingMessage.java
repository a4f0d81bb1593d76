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
 * @param messageId the broker's name of it; a message published twice has two
 * @param data the decoded content, may be empty
 * @param attributes never null
 */
public record IncomingMessage(
    String subscription, String messageId, String data, Map<String, String> attributes) {

  /** What makes two deliveries the same: our own event id, or the broker's where there is none. */
  public String eventId() {
    var own = attributes.get("eventId");
    return own == null || own.isBlank() ? messageId : own;
  }

  /** The attribute, or empty. */
  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /**
   * The content as a JSON object.
   *
   * @throws UnprocessableMessageException if it is none
   */
  public JsonObject json() {
    return JsonText.object(data)
        .orElseThrow(() -> new UnprocessableMessageException("the content is not a JSON object"));
  }

  /**
   * The whole number {@code name} of the content.
   *
   * @throws UnprocessableMessageException if it is not there or none
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
   * The text {@code name} of the content.
   *
   * @throws UnprocessableMessageException if it is not there or no text
   */
  public String text(String name) {
    if (json().get(name) instanceof JsonString text) return text.getString();
    throw new UnprocessableMessageException("the content has no text \"" + name + "\"");
  }
}
