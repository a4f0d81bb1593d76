package dev.gyeolje.account;

import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.platform.web.Cookies;
import dev.gyeolje.platform.web.Language;
import dev.gyeolje.platform.web.Paths;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Signs users out and stores their language. */
@Controller
@RequestScoped
@Path("/")
@Produces("text/html")
public class AccountController {

  @Inject SignedIn customer;
  @Inject AccountService accounts;
  @Inject Cookies cookies;
  @Inject HttpServletRequest request;

  /** Signs the user out of the shop; the session at the provider continues. */
  @POST
  @Path("logout")
  public Response signOut() {
    // not request.logout(): the sign-in mechanism would send the user to the provider again
    var browser = Browser.of(request);
    accounts.signOut(browser.keys());
    browser.renew();
    return signedOut(customer);
  }

  /** Redirects to the start page. The browser clears its cache and storage, but keeps the cart. */
  static Response signedOut(SignedIn customer) {
    return Response.seeOther(URI.create("/"))
        .cookie(customer.forgetGuest())
        .header("Clear-Site-Data", "\"cache\", \"storage\"")
        .build();
  }

  /**
   * Stores the language in a cookie for a year and redirects to the page that the user came from.
   */
  @POST
  @Path("language")
  public Response speak(
      @FormParam("lang") @Nullable String code, @FormParam("to") @Nullable String to) {
    var language = Language.spoken(code).orElseThrow(BadRequestException::new);
    if (customer.present()) accounts.speak(customer.id(), language);
    var cookie = cookies.keep(Language.COOKIE, language.getLanguage(), Duration.ofDays(365));
    return Response.seeOther(URI.create(Paths.inside(to))).cookie(cookie).build();
  }
}
