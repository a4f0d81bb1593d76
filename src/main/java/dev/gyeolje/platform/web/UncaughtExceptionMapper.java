package dev.gyeolje.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Makes an error of ours a 500. Without it, one server's JAX-RS logs and answers by itself, where
 * no filter of ours learns of the error, and the other's throws it on.
 */
@Provider
public class UncaughtExceptionMapper implements ExceptionMapper<RuntimeException> {

  @Context UriInfo uri;
  @Context Request request;
  @Context HttpServletRequest servletRequest;
  @Inject FailedRequests failures;

  @Override
  public Response toResponse(RuntimeException e) {
    var path = "/" + uri.getPath().replaceFirst("^/", "");
    failures.note(request.getMethod(), path, e);
    var answer = Response.serverError();
    // people are shown the page for it
    if (Paths.afterPayment(request.getMethod(), path))
      return answer
          .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
          .header("Cache-Control", "no-store")
          .header("Retry-After", CheckingPage.SECONDS)
          .entity(CheckingPage.of(servletRequest).html())
          .build();
    return Paths.forPrograms(path)
        ? answer.type(Problem.TYPE).entity(Problem.of(500).json()).build()
        : answer.build();
  }
}
