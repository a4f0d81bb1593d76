package dev.gyeolje.account;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Manages accounts and their sign-ins. */
@ApplicationScoped
@Transactional
public class AccountService {

  /**
   * Resolution of the stored last-seen time: short compared with every idle limit, and at most one
   * write a minute per browser.
   */
  private static final Duration LAST_SEEN_STEP = Duration.ofMinutes(1);

  @Inject AccountRepository accounts;
  @Inject SignInRepository signIns;
  @Inject SignInSettings settings;
  @Inject Event<SignInBegan> began;
  @Inject Event<SignInEnded> ended;
  @Inject Clock clock;

  /**
   * Stores the sign-in of a user who has just returned from the provider. Creates or updates the
   * account, with its language.
   *
   * @param browser the browser that they signed in with
   */
  void signIn(Claims claims, Locale language, SignInBrowser browser) {
    accounts.lockSubject(claims.issuer(), claims.subject());
    var account =
        accounts
            .find(claims.issuer(), claims.subject())
            .orElseGet(() -> new Account(claims.issuer(), claims.subject(), clock.instant()));
    account.signedIn(claims, language, clock.instant());
    accounts.add(account);
    var group = settings.operatorGroup();
    var operators = claims.groups().contains(group) ? group : null;
    var signIn = new SignIn(browser, account, operators, clock.instant());
    if (isOperator(signIn)) signIn.endWithTheShift(clock.instant());
    signIns.add(signIn);
    signIn.device().ifPresent(device -> began.fire(new SignInBegan(account.id(), device)));
    signIns.removeExpired(clock.instant());
  }

  /** Adds a guest account, signed in with this browser. */
  void admitGuest(Locale language, SignInBrowser browser) {
    var guest = Account.guest(language, clock.instant());
    accounts.add(guest);
    signIns.add(new SignIn(browser, guest, null, clock.instant()));
    signIns.removeExpired(clock.instant());
  }

  /** Finds the current sign-in of a browser that sends these keys. */
  @Transactional(SUPPORTS)
  Optional<SignIn> signedIn(List<String> keys) {
    var found = signIns.find(keys, clock.instant());
    // if several match, the one whose key the browser sent first
    return keys.stream()
        .flatMap(key -> found.stream().filter(signIn -> signIn.belongsTo(key)))
        .filter(this::isCurrent)
        .findFirst();
  }

  /** Whether the sign-in is still usable: an operator's sign-in ends after the idle limit. */
  private boolean isCurrent(SignIn signIn) {
    return !signIn.quietFor(settings.operatorIdle(), clock.instant()) || !isOperator(signIn);
  }

  /** Whether the stored time of the last request is old enough to be updated. */
  @Transactional(SUPPORTS)
  boolean isStale(SignIn signIn) {
    return signIn.quietFor(LAST_SEEN_STEP, clock.instant());
  }

  /** Updates the time of the sign-in's last request. */
  void seen(SignIn signIn) {
    var now = clock.instant();
    signIns.seen(signIn, now, now.minus(LAST_SEEN_STEP));
  }

  /**
   * Lists the user's sign-ins, the most recently used first.
   *
   * @param current the requesting browser's sign-in
   */
  @Transactional(SUPPORTS)
  List<SignInView> signIns(SignIn current) {
    return signIns.of(current.account().id(), clock.instant()).stream()
        .filter(this::isCurrent)
        .map(signIn -> signIn.view(current))
        .toList();
  }

  /** Stores the browser's registration for notifications with its sign-in. */
  void registered(SignIn signIn, UUID device) {
    signIns.registered(signIn, device);
  }

  /** Ends the sign-ins of a browser that sends these keys. */
  void signOut(List<String> keys) {
    signIns.find(keys, clock.instant()).forEach(this::end);
  }

  /** Ends one of the user's sign-ins; ignores the id of another user's sign-in. */
  void endSignIn(AccountId id, UUID signIn) {
    signIns.of(id, clock.instant()).stream()
        .filter(known -> known.id().equals(signIn))
        .forEach(this::end);
  }

  /** Ends all of the user's sign-ins. */
  void signOutEverywhere(AccountId id) {
    signIns.of(id, clock.instant()).forEach(this::end);
  }

  private void end(SignIn signIn) {
    signIns.remove(signIn);
    signIn.device().ifPresent(device -> ended.fire(new SignInEnded(signIn.account().id(), device)));
  }

  /** Finds an account. */
  @Transactional(SUPPORTS)
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  /**
   * Locks the account until the transaction ends, so that one transaction at a time changes the
   * customer's orders.
   */
  @Transactional(MANDATORY)
  public void lock(AccountId id) {
    accounts.lock(id);
  }

  /** Sets the language in which the shop writes to the user. */
  public void speak(AccountId id, Locale language) {
    accounts.find(id).ifPresent(account -> account.speaks(language));
  }

  /**
   * Whether the user may open the operator pages: by an e-mail address that the provider has
   * verified, or by the operators' group, if the provider named it at sign-in.
   */
  @Transactional(SUPPORTS)
  boolean isOperator(SignIn signIn) {
    return signIn.account().hasVerifiedEmail(settings.operators())
        || signIn.operatorsGroup() != null
            && signIn.operatorsGroup().equals(settings.operatorGroup());
  }
}
