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
 * Stands in front of the sign-in mechanism. Whatever goes wrong inside that one would be the
 * server's own bare 500, before any page of ours is asked: a provider that is down, but also {@code
 * ?code=&state=} made up by anybody on any address. Here it means that nobody has signed in, and
 * the page says so.
 *
 * <p>It is asked only where somebody signs in. Elsewhere the browser's key says who the user is,
 * and the mechanism would read the form that somebody posts, so that nobody could read it again.
 *
 * <p>What the mechanism remembers of a sign-in under way lies in cookies, so that the user may come
 * back to another node than they left from. Its own cookies are only for https, where every browser
 * keeps them; here they are as the shop's.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class LenientSignIn implements HttpAuthenticationMechanism {

  private static final Log LOG = Log.of(LenientSignIn.class);

  /** Request attribute with what went wrong. */
  private static final String FAILURE = "dev.gyeolje.signInFailure";

  /** A sign-in at the provider may need a password, a phone and some patience. */
  private static final Duration SIGN_IN = Duration.ofHours(1);

  @Inject BeanManager beans;
  @Inject SiteSettings site;

  /** How a browser keeps what belongs to a sign-in under way. */
  static TextCookies cookies(boolean secure) {
    return new TextCookies(SIGN_IN, secure);
  }

  /** Whether something went wrong, rather than that the provider's answer was rejected. */
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
      LOG.log(Level.WARNING, "nobody could be signed in: {0}", e.toString());
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

  /** The mechanism is asked before our filters, and keeps where the user wanted to go. */
  private HttpServletRequest atOurOrigin(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public StringBuffer getRequestURL() {
        return new StringBuffer(site.origin()).append(getRequestURI());
      }
    };
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
