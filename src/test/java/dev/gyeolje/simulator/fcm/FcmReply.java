package dev.gyeolje.simulator.fcm;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/**
 * The HTTP response to one send.
 *
 * @param status HTTP status
 * @param headers additional headers
 * @param contentType type of the body
 * @param body text, sent as UTF-8
 */
public record FcmReply(int status, Map<String, String> headers, String contentType, String body) {

  private static final String JSON = "application/json; charset=UTF-8";
  private static final String FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";
  private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

  static FcmReply accepted(String name) {
    return new FcmReply(
        200, Map.of(), JSON, Json.createObjectBuilder().add("name", name).build().toString());
  }

  /**
   * Creates an error with the detail from which the client reads its {@code MessagingErrorCode}.
   */
  static FcmReply error(int status, String rpcStatus, String fcmCode, String message) {
    var detail = Json.createObjectBuilder().add("@type", FCM_ERROR).add("errorCode", fcmCode);
    return withDetail(status, rpcStatus, message, detail.build());
  }

  /**
   * Creates an error about the request's form, without a {@code MessagingErrorCode} for the client.
   */
  static FcmReply badRequest(String field, String message) {
    var violation = Json.createObjectBuilder().add("field", field).add("description", message);
    var detail =
        Json.createObjectBuilder()
            .add("@type", BAD_REQUEST)
            .add("fieldViolations", Json.createArrayBuilder().add(violation));
    return withDetail(400, "INVALID_ARGUMENT", message, detail.build());
  }

  /** Creates an error without details. */
  static FcmReply plainError(int status, String rpcStatus, String message) {
    return withDetail(status, rpcStatus, message, null);
  }

  static FcmReply html(int status, String title) {
    return new FcmReply(
        status,
        Map.of(),
        "text/html; charset=UTF-8",
        "<!DOCTYPE html><html><title>%1$s</title><h1>%1$s</h1></html>".formatted(title));
  }

  FcmReply retryAfter(long seconds) {
    return new FcmReply(status, Map.of("Retry-After", Long.toString(seconds)), contentType, body);
  }

  private static FcmReply withDetail(
      int status, String rpcStatus, String message, JsonObject detail) {
    var error =
        Json.createObjectBuilder()
            .add("code", status)
            .add("message", message)
            .add("status", rpcStatus);
    if (detail != null) {
      error.add("details", Json.createArrayBuilder().add(detail));
    }
    var body = Json.createObjectBuilder().add("error", error).build();
    return new FcmReply(status, Map.of(), JSON, body.toString());
  }
}
