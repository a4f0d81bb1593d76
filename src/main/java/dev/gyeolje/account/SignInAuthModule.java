package dev.gyeolje.account;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;

/**
 * Calls Jakarta Security only for the sign-in's own paths; for all others the browser's key
 * identifies the user. Otherwise Payara looks the mechanism up by JNDI twice a request, which took
 * 7 % of the server's time under a load of callbacks. Its mechanism would also read the body of a
 * posted form, so that the shop could not read it again.
 */
class SignInAuthModule implements ServerAuthModule {

  /** Name of the servlet container's profile in Jakarta Authentication 3.0, section 3.1. */
  private static final String LAYER = "HttpServlet";

  /** Path of {@link LoginServlet}; that of {@link LoginCallbackServlet} is below it. */
  private static final String SIGN_IN = "/login";

  private final AuthConfigProvider jakartaSecurity;
  private final String application;

  // a server may initialize the module before each request, and with the same handler
  private volatile CallbackHandler handler = callbacks -> {};

  private SignInAuthModule(AuthConfigProvider jakartaSecurity, String application) {
    this.jakartaSecurity = jakartaSecurity;
    this.application = application;
  }

  /**
   * Replaces the module that Jakarta Security registered, and which it removes when the shop stops.
   */
  @WebListener
  public static class Registration implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent start) {
      var shop = start.getServletContext();
      var factory = AuthConfigFactory.getFactory();
      var application = shop.getVirtualServerName() + " " + shop.getContextPath(); // section 3.2
      var jakartaSecurity = factory.getConfigProvider(LAYER, application, null);
      factory.registerServerAuthModule(new SignInAuthModule(jakartaSecurity, application), shop);
    }
  }

  @Override
  public void initialize(
      MessagePolicy request,
      MessagePolicy response,
      CallbackHandler handler,
      Map<String, Object> options) {
    this.handler = handler;
  }

  @Override
  public Class<?>[] getSupportedMessageTypes() {
    return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
  }

  /** Success without a caller, for a request that is not part of a sign-in. */
  @Override
  public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service)
      throws AuthException {
    return isSignIn(message)
        ? jakartaSecurity(message).validateRequest(message, client, service)
        : AuthStatus.SUCCESS;
  }

  @Override
  public AuthStatus secureResponse(MessageInfo message, Subject service) throws AuthException {
    return isSignIn(message)
        ? jakartaSecurity(message).secureResponse(message, service)
        : AuthStatus.SEND_SUCCESS;
  }

  @Override
  public void cleanSubject(MessageInfo message, Subject client) throws AuthException {
    jakartaSecurity(message).cleanSubject(message, client);
  }

  private static boolean isSignIn(MessageInfo message) {
    var request = (HttpServletRequest) message.getRequestMessage();
    return request.getServletPath().startsWith(SIGN_IN);
  }

  private ServerAuthContext jakartaSecurity(MessageInfo message) throws AuthException {
    var config = jakartaSecurity.getServerAuthConfig(LAYER, application, handler);
    return config.getAuthContext(config.getAuthContextID(message), new Subject(), Map.of());
  }
}
