package dev.gyeolje.platform.web;

import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.log.LogContext;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A problem document that explains what went wrong and what to do about it (RFC 9457).
 *
 * @param status HTTP status
 * @param code stable code of the problem, for programs
 * @param detail what to do, for users
 * @param more members of this kind of problem, for programs
 * @param errors errors in the request and how to correct them, by JSON pointer (RFC 6901)
 */
public record Problem(
    int status, String code, String detail, Map<String, String> more, Map<String, String> errors) {

  /** HTTP status (RFC 6585) that the servlet API has no constant for. */
  static final int TOO_MANY_REQUESTS = 429;

  static final String TYPE = "application/problem+json";

  /** Creates a problem without further members. */
  public Problem(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /** Creates a problem with the request as a whole. */
  public Problem(int status, String code, String detail, Map<String, String> more) {
    this(status, code, detail, more, Map.of());
  }

  /** The same problem, with errors in parts of the request. */
  public Problem withErrors(Map<String, String> found) {
    return new Problem(status, code, detail, more, found);
  }

  /** The request has no sign-in. */
  public static final Problem SIGN_IN =
      new Problem(401, "SIGN_IN_REQUIRED", "Sign in first, at /login.");

  /** The signed-in customer may not do this. */
  public static final Problem FORBIDDEN =
      new Problem(403, "FORBIDDEN", "Only operators may do this.");

  /** A problem of which only the status is known. */
  static Problem of(int status) {
    var known = Response.Status.fromStatusCode(status);
    var reason = known == null ? "Error" : known.getReasonPhrase();
    return new Problem(status, reason.toUpperCase(Locale.ROOT).replace(' ', '_'), reason);
  }

  /** A response of type {@code application/problem+json}. */
  public Response response() {
    return Response.status(status).type(TYPE).entity(json()).build();
  }

  /** Sends the problem without JAX-RS. */
  public void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(TYPE);
    response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
  }

  /** In the format of the validation example in RFC 9457, section 3. */
  private static JsonArrayBuilder list(Map<String, String> errors) {
    var list = JsonText.newArray();
    new TreeMap<>(errors)
        .forEach(
            (pointer, what) ->
                list.add(JsonText.newObject().add("detail", what).add("pointer", "#" + pointer)));
    return list;
  }

  String json() {
    var json =
        JsonText.newObject()
            .add("title", code)
            .add("status", status)
            .add("code", code)
            .add("detail", detail);
    more.forEach(json::add);
    if (!errors.isEmpty()) json.add("errors", list(errors));
    var request = LogContext.fields().get(LogContext.REQUEST);
    if (request != null) json.add("requestId", request);
    return json.build().toString();
  }
}
