package dev.gyeolje.account;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.platform.web.Caller;
import dev.gyeolje.platform.web.Cookies;
import dev.gyeolje.platform.web.TextCookies;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The signed-in customer of the current request, if any. */
@RequestScoped
public class SignedIn implements Caller {

  /** Cookie with the browser's registration for notifications. */
  static final String DEVICE = "device";

  /** Cookie with the key that the browser had as a guest. */
  private static final String GUEST = "guest";

  @Inject Cookies cookies;
  @Inject SiteSettings site;
  @Inject HttpServletRequest request;
  @Inject AccountService accounts;

  private @Nullable Optional<SignIn> signIn;

  private Optional<SignIn> signIn() {
    if (signIn == null) {
      signIn = accounts.signedIn(Browser.of(request).keys());
      signIn.filter(accounts::isStale).ifPresent(accounts::seen);
    }
    return signIn;
  }

  /** The account that is signed in, if any. */
  public Optional<Account> account() {
    return signIn().map(SignIn::account);
  }

  @Override
  public Optional<String> accountKey() {
    return account().map(account -> account.id().toString());
  }

  /** Whether the request has a sign-in. */
  public boolean present() {
    return account().isPresent();
  }

  /** Whether the customer is a guest, who buys without signing in. */
  public boolean guest() {
    return account().filter(Account::guest).isPresent();
  }

  /** Signs the browser in as a guest, unless a customer is signed in already. */
  public void admitAsGuest(Locale language) {
    if (present()) return;
    var browser =
        new SignInBrowser(
            Browser.of(request).renew(), BrowserName.of(request.getHeader("User-Agent")), null);
    accounts.admitGuest(language, browser);
  }

  /**
   * Stores the guest's key in a cookie, so that {@link #earlierGuest} finds the guest after the
   * next sign-in.
   */
  void rememberGuest(HttpServletResponse response) {
    signIn()
        .filter(current -> current.account().guest())
        .flatMap(
            current -> Browser.of(request).keys().stream().filter(current::belongsTo).findFirst())
        .ifPresent(key -> new TextCookies(Browser.KEPT, site.secure()).set(response, GUEST, key));
  }

  /** The guest of this browser before its user signed in, if there was one. */
  public Optional<AccountId> earlierGuest() {
    return cookies
        .read(GUEST, key -> accounts.signedIn(List.of(key)))
        .map(SignIn::account)
        .filter(Account::guest)
        .map(Account::id);
  }

  /** Returns a cookie that deletes the key of the {@link #earlierGuest}. */
  public NewCookie forgetGuest() {
    return cookies.keep(GUEST, "", Duration.ZERO);
  }

  /**
   * The customer's id.
   *
   * @throws java.util.NoSuchElementException if the request has no sign-in
   */
  public AccountId id() {
    return account().orElseThrow().id();
  }

  /** Lists the user's sign-ins, the most recently used first. */
  public List<SignInView> signIns() {
    return accounts.signIns(signIn().orElseThrow());
  }

  /**
   * Stores that this browser is registered for notifications. The registration ends with the
   * sign-in; the cookie passes it to the next sign-in.
   *
   * @return the cookie
   */
  public NewCookie registered(UUID device) {
    signIn().ifPresent(current -> accounts.registered(current, device));
    return cookies.keep(DEVICE, device.toString(), Duration.ofDays(400));
  }

  @Override
  public boolean operator() {
    return signIn().filter(accounts::isOperator).isPresent();
  }

  /** The view that pages read as {@code signedInUser}; null without a sign-in. */
  @Produces
  @Dependent
  @Named("signedInUser")
  @Nullable UserView view() {
    return signIn()
        .map(s -> new UserView(s.account().name(), s.account().guest(), accounts.isOperator(s)))
        .orElse(null);
  }
}
