package dev.gyeolje.account;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.web.TextCookies;
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
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.logging.Level;

/**
 * Wraps the sign-in mechanism. Without this wrapper, the server would answer any failure inside the
 * mechanism with its own bare 500, before the shop's code runs. Causes are an unavailable provider,
 * but also {@code ?code=&state=} that anyone adds to a URL. With the wrapper, such a request
 * continues without a sign-in, and the page says so.
 *
 * <p>{@link SignInAuthModule} lets only requests below the sign-in's path reach the wrapper, and
 * the wrapper calls the mechanism only for those that start a sign-in or end one.
 *
 * <p>The state of a sign-in in progress is stored in cookies, so that the user may return to
 * another node. The mechanism's own cookies are for https only, where every browser keeps them; the
 * wrapper sets them like the shop's other cookies.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class LenientSignIn implements HttpAuthenticationMechanism {

  private static final Log LOG = Log.of(LenientSignIn.class);

  /** Request attribute with the exception. */
  private static final String FAILURE = "dev.gyeolje.signInFailure";

  /** Time limit of a sign-in at the provider, which may need a password and a phone. */
  private static final Duration SIGN_IN = Duration.ofHours(1);

  @Inject BeanManager beans;
  @Inject SiteSettings site;

  /** The cookies of a sign-in in progress. */
  static TextCookies cookies(boolean secure) {
    return new TextCookies(SIGN_IN, secure);
  }

  /** Whether the mechanism failed, rather than rejected the provider's answer. */
  static boolean failed(HttpServletRequest request) {
    return request.getAttribute(FAILURE) != null;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!context.isAuthenticationRequest() && !isReturn(request)) return context.doNothing();
    try {
      var inCookies = inCookies(context);
      var status =
          mechanism().validateRequest(inCookies.getRequest(), inCookies.getResponse(), inCookies);
      return status == AuthenticationStatus.SEND_FAILURE ? context.doNothing() : status;
    } catch (AuthenticationException | RuntimeException e) {
      LOG.log(Level.WARNING, "a sign-in failed: {0}", e.toString());
      request.setAttribute(FAILURE, e);
      return context.doNothing();
    }
  }

  private static boolean isReturn(HttpServletRequest request) {
    return SignInSettings.RETURN_PATH.equals(request.getServletPath().replaceFirst("/$", ""));
  }

  private HttpMessageContext inCookies(HttpMessageContext context) {
    var cookies = cookies(site.secure());
    var request = atOurOrigin(cookies.of(context.getRequest()));
    var response = cookies.on(context.getResponse());
    return new HttpMessageContextWrapper(context) {
      @Override
      public HttpServletRequest getRequest() {
        return request;
      }

      @Override
      public HttpServletResponse getResponse() {
        return response;
      }
    };
  }

  /**
   * Returns the request with a URL at the shop's origin: the mechanism runs before the shop's
   * filters, and stores the URL that the user requested.
   */
  private HttpServletRequest atOurOrigin(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public StringBuffer getRequestURL() {
        return new StringBuffer(site.origin()).append(getRequestURI());
      }
    };
  }

  /** Finds the mechanism that {@link SignInMechanism} defines. */
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
