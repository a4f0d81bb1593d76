package dev.gyeolje.account;

import dev.gyeolje.platform.web.OperatorsOnly;
import dev.gyeolje.platform.web.Paths;
import dev.gyeolje.platform.web.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Admits only operators. */
@Provider
@OperatorsOnly
@Priority(Priorities.AUTHORIZATION)
public class OperatorFilter implements ContainerRequestFilter {

  @Inject SignedIn customer;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean page = !Paths.forPrograms("/" + request.getUriInfo().getPath());
    if (customer.operator()) return;
    if (customer.present() && page) throw new ForbiddenException();
    if (page) request.abortWith(SignInFilter.signIn(request));
    else
      request.abortWith(
          customer.present() ? Problem.FORBIDDEN.response() : Problem.SIGN_IN.response());
  }
}
