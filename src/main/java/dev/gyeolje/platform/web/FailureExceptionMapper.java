package dev.gyeolje.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers an error of the shop with 500, and logs it with its cause. */
abstract class FailureExceptionMapper<E extends Throwable> implements ExceptionMapper<E> {

  @Context UriInfo uri;
  @Context HttpServletRequest request;
  @Inject FailedRequests failures;
  @Inject AfterPayment afterPayment;

  @Override
  public Response toResponse(E error) {
    failures.note(request, error);
    var answer = Response.serverError();
    var path = "/" + uri.getPath();
    if (afterPayment.leadsTo(request.getMethod(), path))
      return answer
          .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
          .header("Cache-Control", "no-store")
          .header("Retry-After", CheckingPage.SECONDS)
          .entity(CheckingPage.of(request).html())
          .build();
    // the container shows the error page to browsers
    return Paths.forPrograms(path)
        ? answer.type(Problem.TYPE).entity(Problem.of(500).json()).build()
        : answer.build();
  }
}
