package dev.gyeolje.account;

import dev.gyeolje.platform.web.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;

/** The person of the present request, if somebody is signed in. */
@RequestScoped
public class SignedIn implements Caller {

  /** Session attribute with the person's {@link AccountId} as text. */
  static final String ACCOUNT = "dev.gyeolje.account";

  /** Session attribute with the {@link Membership} that the sign-in told of, if any. */
  static final String MEMBERSHIP = "dev.gyeolje.membership";

  @Inject HttpServletRequest request;
  @Inject AccountService accounts;
  @Inject Clock clock;

  private Optional<Account> account;

  /** The person, or nobody. */
  public Optional<Account> account() {
    if (account == null) account = read();
    return account;
  }

  private Optional<Account> read() {
    var session = request.getSession(false);
    if (session == null || lapsed(session)) return Optional.empty();
    return person().flatMap(AccountId::parse).flatMap(accounts::find);
  }

  @Override
  public Optional<String> person() {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (String) session.getAttribute(ACCOUNT));
  }

  /** Who left the group since signs in again, and is no operator then. */
  private boolean lapsed(HttpSession session) {
    return session.getAttribute(MEMBERSHIP) instanceof Membership membership
        && membership.lapsed(clock.instant());
  }

  private boolean operates(Account person) {
    var membership = request.getSession(false).getAttribute(MEMBERSHIP);
    return accounts.isOperator(
        person, membership instanceof Membership known ? known.group() : null);
  }

  /** Whether somebody is signed in. */
  public boolean present() {
    return account().isPresent();
  }

  /**
   * The person's id.
   *
   * @throws java.util.NoSuchElementException if nobody is signed in
   */
  public AccountId id() {
    return account().orElseThrow().id();
  }

  /** Whether an operator is signed in. */
  public boolean operator() {
    return account().filter(this::operates).isPresent();
  }

  /** What pages see as {@code person}: null if nobody is signed in. */
  @Produces
  @Dependent
  @Named("person")
  PersonView view() {
    return account().map(a -> new PersonView(a.name(), operates(a))).orElse(null);
  }
}
