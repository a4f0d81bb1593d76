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
 * An answer that says what went wrong and what to do about it (RFC 9457).
 *
 * @param status HTTP status
 * @param code stable name of the problem, for programs
 * @param detail what to do, for people
 * @param more members of this kind of problem, for programs
 * @param errors what is wrong in the request and what to do about it, by JSON pointer (RFC 6901)
 */
public record Problem(
    int status, String code, String detail, Map<String, String> more, Map<String, String> errors) {

  /** HTTP status (RFC 6585); the servlet API has no name for it. */
  static final int TOO_MANY_REQUESTS = 429;

  static final String TYPE = "application/problem+json";

  /** A problem of which there is no more to say. */
  public Problem(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /** A problem with the request as a whole. */
  public Problem(int status, String code, String detail, Map<String, String> more) {
    this(status, code, detail, more, Map.of());
  }

  /** The same problem, with what is wrong where. */
  public Problem withErrors(Map<String, String> found) {
    return new Problem(status, code, detail, more, found);
  }

  /** The request has no sign-in. */
  public static final Problem SIGN_IN =
      new Problem(401, "SIGN_IN_REQUIRED", "Sign in first, at /login.");

  /** The signed-in customer may not do this. */
  public static final Problem FORBIDDEN =
      new Problem(403, "FORBIDDEN", "Only operators may do this.");

  /** Nothing more is known than the status. */
  static Problem of(int status) {
    var known = Response.Status.fromStatusCode(status);
    var reason = known == null ? "Error" : known.getReasonPhrase();
    return new Problem(status, reason.toUpperCase(Locale.ROOT).replace(' ', '_'), reason);
  }

  /** As a response of type {@code application/problem+json}. */
  public Response response() {
    return Response.status(status).type(TYPE).entity(json()).build();
  }

  /** Answers with it where there is no JAX-RS yet. */
  public void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(TYPE);
    response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
  }

  /** As in the example of a validation problem in RFC 9457, section 3. */
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
