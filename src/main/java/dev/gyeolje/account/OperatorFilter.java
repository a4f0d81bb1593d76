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

/** Lets operators through and nobody else. */
@Provider
@OperatorsOnly
@Priority(Priorities.AUTHORIZATION)
public class OperatorFilter implements ContainerRequestFilter {

  @Inject SignedIn person;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean page = !Paths.forPrograms("/" + request.getUriInfo().getPath());
    if (person.operator()) return;
    if (person.present() && page) throw new ForbiddenException();
    if (page) request.abortWith(SignInFilter.signIn(request));
    else
      request.abortWith(
          person.present() ? Problem.FORBIDDEN.response() : Problem.SIGN_IN.response());
  }
}
