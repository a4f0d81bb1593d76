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
import java.io.IOException;

/** Sends a person to the sign-in provider, and remembers where they wanted to go. */
@WebServlet("/login")
public class LoginServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** The cookie with where to go after sign-in. */
  static final String TO = "sign-in.to";

  @Inject transient SecurityContext security;
  @Inject transient SignedIn person;
  @Inject transient SiteSettings site;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var to = Paths.inside(request.getParameter("to"));
    if (person.present()) {
      response.sendRedirect(to);
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
}
