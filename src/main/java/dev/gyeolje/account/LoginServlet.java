package dev.gyeolje.account;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.web.Paths;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;

/**
 * Sends a user to the sign-in provider and stores the page they wanted. Inside an app, where the
 * provider may reject the sign-in, first shows a page that explains how to leave the app.
 */
@WebServlet({"/login", "/login/"})
public class LoginServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Cookie with the path to open after sign-in. */
  static final String TO = "sign-in.to";

  /** Parameter that starts the sign-in inside an app. */
  private static final String ANYWAY = "anyway";

  @Inject transient SecurityContext security;
  @Inject transient SignedIn customer;
  @Inject transient SiteSettings site;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var to = Paths.inside(request.getParameter("to"));
    if (customer.present() && !customer.guest()) {
      response.sendRedirect(to);
      return;
    }
    var agent = request.getHeader("User-Agent");
    var app = InAppBrowser.of(agent);
    if (app.isPresent() && request.getParameter(ANYWAY) == null) {
      showWayOut(app.get(), agent, to, request, response);
      return;
    }
    LenientSignIn.cookies(site.secure()).set(response, TO, to);
    var status = security.authenticate(request, response, AuthenticationParameters.withParams());
    if (LenientSignIn.failed(request)) NotSignedIn.UNAVAILABLE.show(request, response, to);
    else if (status == AuthenticationStatus.SUCCESS)
      response.sendRedirect(SignInSettings.RETURN_PATH);
    else if (status != AuthenticationStatus.SEND_CONTINUE)
      NotSignedIn.UNAVAILABLE.show(request, response, to);
  }

  /** Shows a page with links to sign in with the phone's browser, or inside the app anyway. */
  private void showWayOut(
      InAppBrowser app,
      String agent,
      String to,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    var here = Paths.signIn(to);
    var address = URI.create(site.origin() + here);
    request.setAttribute("app", app.name());
    request.setAttribute("address", address);
    request.setAttribute("leaving", app.leaving(address, agent).orElse(""));
    request.setAttribute(
        "anyway", UriBuilder.fromUri(here).queryParam(ANYWAY, "yes").build().toString());
    request.getServletContext().getNamedDispatcher("in-app").forward(request, response);
  }
}
