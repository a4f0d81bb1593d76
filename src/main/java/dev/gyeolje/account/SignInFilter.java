package dev.gyeolje.account;

import dev.gyeolje.platform.web.Paths;
import dev.gyeolje.platform.web.SignInRequired;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Redirects requests without a sign-in to the sign-in page. */
@Provider
@SignInRequired
@Priority(Priorities.AUTHENTICATION)
public class SignInFilter implements ContainerRequestFilter {

  @Inject SignedIn customer;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!customer.present()) request.abortWith(signIn(request));
  }

  static Response signIn(ContainerRequestContext request) {
    return "GET".equals(request.getMethod())
        ? Response.seeOther(Paths.signIn(Paths.of(request.getUriInfo()))).build()
        : Response.seeOther(Paths.signIn("/")).build();
  }
}
