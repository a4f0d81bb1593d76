package dev.gyeolje.account;

import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.platform.web.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The person of the present request, if somebody is signed in. */
@RequestScoped
public class SignedIn implements Caller {

  @Inject HttpServletRequest request;
  @Inject AccountService accounts;

  private Optional<SignIn> signIn;

  private Optional<SignIn> signIn() {
    if (signIn == null) signIn = Browser.of(request).key().flatMap(accounts::signedIn);
    return signIn;
  }

  /** The person, or nobody. */
  public Optional<Account> account() {
    return signIn().map(SignIn::account);
  }

  @Override
  public Optional<String> person() {
    return account().map(person -> person.id().toString());
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
    return signIn().filter(accounts::isOperator).isPresent();
  }

  /** What pages see as {@code person}: null if nobody is signed in. */
  @Produces
  @Dependent
  @Named("person")
  PersonView view() {
    return signIn()
        .map(s -> new PersonView(s.account().name(), accounts.isOperator(s)))
        .orElse(null);
  }
}
