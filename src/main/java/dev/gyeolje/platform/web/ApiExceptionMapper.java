package dev.gyeolje.platform.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers programs with a problem, where people get the server's error page. */
@Provider
public class ApiExceptionMapper implements ExceptionMapper<WebApplicationException> {

  @Context UriInfo uri;

  @Override
  public Response toResponse(WebApplicationException e) {
    var response = e.getResponse();
    if (!Paths.forPrograms("/" + uri.getPath())
        || response.hasEntity()
        || response.getStatus() < 400) return response;
    // such as Allow on 405
    return Response.fromResponse(response)
        .type(Problem.TYPE)
        .entity(Problem.of(response.getStatus()).json())
        .build();
  }
}
