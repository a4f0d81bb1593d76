package dev.gyeolje.account;

import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.platform.web.Caller;
import dev.gyeolje.platform.web.Cookies;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The customer who is signed in, if the present request has a sign-in. */
@RequestScoped
public class SignedIn implements Caller {

  /** The cookie with the browser's registration for notifications. */
  static final String DEVICE = "device";

  @Inject Cookies cookies;
  @Inject HttpServletRequest request;
  @Inject AccountService accounts;

  private Optional<SignIn> signIn;

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

  /**
   * The customer's id.
   *
   * @throws java.util.NoSuchElementException if the request has no sign-in
   */
  public AccountId id() {
    return account().orElseThrow().id();
  }

  /** Lists the user's sign-ins, the one used last first. */
  public List<SignInView> signIns() {
    return accounts.signIns(signIn().orElseThrow());
  }

  /**
   * Stores that this browser is registered for notifications. The registration ends with the
   * sign-in; the cookie tells the next sign-in of it.
   *
   * @return the cookie
   */
  public NewCookie registered(UUID device) {
    signIn().ifPresent(current -> accounts.registered(current, device));
    return cookies.keep(DEVICE, device.toString(), Duration.ofDays(400));
  }

  /** Whether an operator is signed in. */
  public boolean operator() {
    return signIn().filter(accounts::isOperator).isPresent();
  }

  /** What pages see as {@code person}; null without a sign-in. */
  @Produces
  @Dependent
  @Named("person")
  UserView view() {
    return signIn().map(s -> new UserView(s.account().name(), accounts.isOperator(s))).orElse(null);
  }
}
