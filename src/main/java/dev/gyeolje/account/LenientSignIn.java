package dev.gyeolje.account;

import dev.gyeolje.platform.log.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.logging.Level;

/**
 * Stands in front of the sign-in mechanism. Whatever goes wrong inside that one would be the
 * server's own bare 500, before any page of ours is asked: a provider that is down, but also {@code
 * ?code=&state=} made up by anybody on any address. Here it means that nobody has signed in, and
 * the page says so.
 *
 * <p>It is asked only where somebody signs in. Elsewhere the session says who the person is, and
 * the mechanism would read the form that somebody posts, so that nobody could read it again.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class LenientSignIn implements HttpAuthenticationMechanism {

  private static final Log LOG = Log.of(LenientSignIn.class);

  /** Request attribute with what went wrong. */
  private static final String FAILURE = "dev.gyeolje.signInFailure";

  @Inject BeanManager beans;

  /** Whether something went wrong, rather than that the provider's answer was refused. */
  static boolean failed(HttpServletRequest request) {
    return request.getAttribute(FAILURE) != null;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!context.isAuthenticationRequest() && !isReturn(request)) return context.doNothing();
    try {
      var status = mechanism().validateRequest(request, response, context);
      return status == AuthenticationStatus.SEND_FAILURE ? context.doNothing() : status;
    } catch (AuthenticationException | RuntimeException e) {
      LOG.log(Level.WARNING, "nobody could be signed in: {0}", e.toString());
      request.setAttribute(FAILURE, e);
      return context.doNothing();
    }
  }

  private static boolean isReturn(HttpServletRequest request) {
    return SignInSettings.RETURN_PATH.equals(request.getServletPath());
  }

  /** The one that {@link SignInMechanism} defines. */
  private HttpAuthenticationMechanism mechanism() {
    var type = HttpAuthenticationMechanism.class;
    var bean =
        beans.getBeans(type, Any.Literal.INSTANCE).stream()
            .filter(candidate -> candidate.getBeanClass() != LenientSignIn.class)
            .findFirst()
            .orElseThrow();
    return type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean)));
  }
}
