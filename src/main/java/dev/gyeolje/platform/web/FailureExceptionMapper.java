package dev.gyeolje.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Answers an error of the shop with 500, or with 503 if the database is unavailable, and logs it
 * with its cause.
 */
abstract class FailureExceptionMapper<E extends Throwable> implements ExceptionMapper<E> {

  @Context UriInfo uri;
  @Context HttpServletRequest request;
  @Inject FailedRequests failures;
  @Inject AfterPayment afterPayment;

  @Override
  public Response toResponse(E error) {
    int status = failures.note(request, error);
    var path = "/" + uri.getPath();
    boolean paying = afterPayment.leadsTo(request.getMethod(), path);
    var answer = Response.status(status);
    if (paying || status == 503) answer.header("Retry-After", CheckingPage.SECONDS);
    if (paying)
      return answer
          .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
          .header("Cache-Control", "no-store")
          .entity(CheckingPage.of(request).html())
          .build();
    // the container shows the error page to browsers
    return Paths.forPrograms(path)
        ? answer.type(Problem.TYPE).entity(Problem.of(status).json()).build()
        : answer.build();
  }
}
