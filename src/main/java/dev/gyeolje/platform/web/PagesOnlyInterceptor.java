package dev.gyeolje.platform.web;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** Skips a request filter for endpoints for programs. */
@Interceptor
@PagesOnly
@Priority(Interceptor.Priority.APPLICATION)
class PagesOnlyInterceptor {

  @AroundInvoke
  @Nullable Object filter(InvocationContext call) throws Exception {
    return call.getParameters()[0] instanceof ContainerRequestContext request
            && Paths.forPrograms("/" + request.getUriInfo().getPath())
        ? null
        : call.proceed();
  }
}
