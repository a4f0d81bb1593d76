package dev.gyeolje.account;

import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.platform.web.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends a user's sign-ins, on this browser and on others. */
@Controller
@RequestScoped
@Path("settings/sign-ins")
@Produces("text/html")
@SignInRequired
public class SignInController {

  private static final String ALL = "all";

  @Inject SignedIn customer;
  @Inject AccountService accounts;
  @Inject HttpServletRequest request;

  /**
   * Ends sign-ins and redirects to the settings, or to the start page if this browser's sign-in
   * ended.
   *
   * @param which the sign-in's id, or "all"
   */
  @POST
  public Response end(@FormParam("signIn") @Nullable String which) {
    if (ALL.equals(which)) accounts.signOutEverywhere(customer.id());
    else accounts.endSignIn(customer.id(), parsed(which));
    var browser = Browser.of(request);
    if (accounts.signedIn(browser.keys()).isPresent())
      return Response.seeOther(URI.create("/settings")).build();
    browser.renew();
    return AccountController.signedOut(customer);
  }

  private static UUID parsed(@Nullable String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException | NullPointerException notAnId) {
      throw new NotFoundException();
    }
  }
}
