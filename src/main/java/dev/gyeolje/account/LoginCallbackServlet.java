package dev.gyeolje.account;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.text.TextSanitizer;
import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.platform.web.Language;
import dev.gyeolje.platform.web.Paths;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Receives the user who returns from the sign-in provider. The mechanism has already checked the
 * provider's answer. If there is no caller, the mechanism rejected the answer, the user canceled
 * the sign-in, or a signed-in user opened an old URL again.
 */
@WebServlet({SignInSettings.RETURN_PATH, SignInSettings.RETURN_PATH + "/"})
public class LoginCallbackServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final Log LOG = Log.of(LoginCallbackServlet.class);

  @Inject transient OpenIdContext openId;
  @Inject transient AccountService accounts;
  @Inject transient SignedIn customer;
  @Inject transient Language language;
  @Inject transient SiteSettings site;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var wanted = LenientSignIn.cookies(site.secure()).text(request, LoginServlet.TO);
    var to = Paths.inside(wanted.orElse(null));
    if (request.getUserPrincipal() == null) {
      // a signed-in user opened the URL again
      if (customer.present() && !customer.guest()) response.sendRedirect(to);
      else reason(request, wanted.isPresent()).show(request, response, to);
      return;
    }
    var claims = claims();
    if (!claims.acceptable()) {
      LOG.log(
          Level.WARNING,
          "rejected a sign-in: its issuer, subject or e-mail is empty, too long or not readable");
      request.getSession().invalidate();
      NotSignedIn.REJECTED.show(request, response, to);
      return;
    }
    customer.rememberGuest(response);
    accounts.signIn(claims, language.locale(), browser(request));
    // the mechanism's session; the shop does not need it any more
    request.getSession().invalidate();
    response.sendRedirect(to);
  }

  private SignInBrowser browser(HttpServletRequest request) {
    var device =
        LenientSignIn.cookies(site.secure())
            .text(request, SignedIn.DEVICE)
            .flatMap(LoginCallbackServlet::uuid);
    return new SignInBrowser(
        Browser.of(request).renew(),
        BrowserName.of(request.getHeader("User-Agent")),
        device.orElse(null));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static NotSignedIn reason(HttpServletRequest request, boolean begunHere) {
    if ("access_denied".equals(request.getParameter("error"))) return NotSignedIn.CANCELED;
    return begunHere && LenientSignIn.failed(request)
        ? NotSignedIn.UNAVAILABLE
        : NotSignedIn.REJECTED;
  }

  private Claims claims() {
    Map<String, Object> token = openId.getIdentityToken().getClaims();
    return new Claims(
        text(token, "iss"),
        text(token, "sub"),
        text(token, "email"),
        Boolean.parseBoolean(String.valueOf(token.get("email_verified"))),
        TextSanitizer.shortened(text(token, "name"), 100),
        groups(token.get("groups")));
  }

  /** Some providers send one group as a string; most send all groups as a list. */
  private static Set<String> groups(@Nullable Object claim) {
    var named =
        claim instanceof Collection<?> several ? several : List.of(claim == null ? "" : claim);
    return named.stream()
        .filter(Objects::nonNull)
        .map(group -> group instanceof JsonString text ? text.getString() : group.toString())
        .filter(group -> !group.isBlank())
        .collect(Collectors.toSet());
  }

  private static String text(Map<String, Object> token, String claim) {
    return Objects.toString(token.get(claim), "");
  }
}
