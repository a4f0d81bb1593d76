package dev.gyeolje.platform.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/** Answers programs with a problem, where people get the server's error page. */
@Provider
public class ApiExceptionMapper implements ExceptionMapper<WebApplicationException> {

  @Context UriInfo uri;

  @Override
  public Response toResponse(WebApplicationException e) {
    var response = e.getResponse();
    boolean program = uri.getPath().matches("/?(api|internal)/.*");
    if (!program || response.hasEntity() || response.getStatus() < 400) return response;
    var reason = response.getStatusInfo().getReasonPhrase();
    var answer =
        new Problem(response.getStatus(), reason.toUpperCase(Locale.ROOT).replace(' ', '_'), reason)
            .response();
    // such as Allow on 405
    return Response.fromResponse(response)
        .type("application/problem+json")
        .entity(answer.getEntity())
        .build();
  }
}
