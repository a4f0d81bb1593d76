package dev.gyeolje.platform.web;

import dev.gyeolje.platform.text.Messages;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Rejects requests of {@link SameOrigin} endpoints that do not come from a page of ours. */
@Provider
@SameOrigin
@Priority(Priorities.AUTHENTICATION - 1)
public class CsrfFilter implements ContainerRequestFilter {

  @Inject HttpServletRequest http;
  @Inject Language language;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!Browser.of(http).knows(request.getHeaderString(Browser.TOKEN_HEADER)))
      request.abortWith(
          new Problem(403, "CSRF", Messages.text(language.locale(), "checkout.error.CSRF"))
              .response());
  }
}
