package dev.gyeolje.platform.web;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers programs with a problem document, and browsers with the server's error page. A GET of a
 * URL that only accepts POST, from the history or after a change of language on a rejected form, is
 * redirected to the page above it.
 */
@Provider
public class ApiExceptionMapper implements ExceptionMapper<WebApplicationException> {

  @Context UriInfo uri;
  @Context Request request;

  @Override
  public Response toResponse(WebApplicationException e) {
    var response = e.getResponse();
    var path = "/" + uri.getPath();
    if (response.hasEntity() || response.getStatus() < 400) return response;
    if (!Paths.forPrograms(path))
      return e instanceof NotAllowedException && request.getMethod().equals("GET")
          ? Response.seeOther(Paths.above("/" + uri.getPath(false))).build()
          : response;
    // keeps headers such as Allow on 405
    return Response.fromResponse(response)
        .type(Problem.TYPE)
        .entity(Problem.of(response.getStatus()).json())
        .build();
  }
}
