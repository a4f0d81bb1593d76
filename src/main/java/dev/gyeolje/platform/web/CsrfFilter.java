package dev.gyeolje.platform.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.mvc.MvcContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Refuses requests of {@link SameOrigin} endpoints that do not come from a page of ours. */
@Provider
@SameOrigin
@Priority(Priorities.AUTHENTICATION - 1)
public class CsrfFilter implements ContainerRequestFilter {

  @Inject MvcContext mvc;
  @Inject Language language;

  @Override
  public void filter(ContainerRequestContext request) {
    var sent = request.getHeaderString("X-CSRF-TOKEN");
    if (sent == null || !MessageDigest.isEqual(bytes(sent), bytes(mvc.getCsrf().getToken())))
      request.abortWith(
          new Problem(403, "CSRF", Texts.text(language.locale(), "checkout.error.CSRF"))
              .response());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
