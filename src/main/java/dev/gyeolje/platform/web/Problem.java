package dev.gyeolje.platform.web;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;

/**
 * An answer that says what went wrong and what to do about it (RFC 9457).
 *
 * @param status HTTP status
 * @param code stable name of the problem, for programs
 * @param detail what to do, for people
 */
public record Problem(int status, String code, String detail) {

  /** Nobody is signed in. */
  public static final Problem SIGN_IN =
      new Problem(401, "SIGN_IN_REQUIRED", "Sign in first, at /login.");

  /** Somebody is signed in who may not do this. */
  public static final Problem FORBIDDEN =
      new Problem(403, "FORBIDDEN", "Only operators may do this.");

  /** As a response of type {@code application/problem+json}. */
  public Response response() {
    var body =
        Json.createObjectBuilder()
            .add("title", code)
            .add("status", status)
            .add("code", code)
            .add("detail", detail)
            .build();
    return Response.status(status).type("application/problem+json").entity(body.toString()).build();
  }
}
