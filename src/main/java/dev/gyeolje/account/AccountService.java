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

/** The people who signed in. */
@ApplicationScoped
@Transactional
public class AccountService {

  /** Short beside every idle limit, and no more than one write a minute for each browser. */
  private static final Duration LAST_SEEN_STEP = Duration.ofMinutes(1);

  @Inject AccountRepository accounts;
  @Inject SignInRepository signIns;
  @Inject SignInSettings settings;
  @Inject Event<SignInBegan> began;
  @Inject Event<SignInEnded> ended;
  @Inject Clock clock;

  /**
   * Remembers who signed in just now, and in which language.
   *
   * @param browser that they signed in with
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

  /** Who is signed in with a browser that brings these keys, if anybody is. */
  @Transactional(SUPPORTS)
  Optional<SignIn> signedIn(List<String> keys) {
    var found = signIns.find(keys, clock.instant());
    // of several, the one whose key the browser sent first
    return keys.stream()
        .flatMap(key -> found.stream().filter(signIn -> signIn.belongsTo(key)))
        .filter(this::isCurrent)
        .findFirst();
  }

  /** An operator's sign-in ends after the idle limit. */
  private boolean isCurrent(SignIn signIn) {
    return !signIn.quietFor(settings.operatorIdle(), clock.instant()) || !isOperator(signIn);
  }

  /** Whether the stored time of the last request is too old to be kept. */
  @Transactional(SUPPORTS)
  boolean isStale(SignIn signIn) {
    return signIn.quietFor(LAST_SEEN_STEP, clock.instant());
  }

  /** Stores that the sign-in is used now. */
  void seen(SignIn signIn) {
    var now = clock.instant();
    signIns.seen(signIn, now, now.minus(LAST_SEEN_STEP));
  }

  /**
   * Lists the user's sign-ins, the one used last first.
   *
   * @param current the one of the browser that asks
   */
  @Transactional(SUPPORTS)
  List<SignInView> signIns(SignIn current) {
    return signIns.of(current.account().id(), clock.instant()).stream()
        .filter(this::isCurrent)
        .map(signIn -> signIn.view(current))
        .toList();
  }

  /** Stores the registration for notifications of the browser with this sign-in. */
  void registered(SignIn signIn, UUID device) {
    signIns.registered(signIn, device);
  }

  /** Forgets who is signed in with the browser that brings these keys. */
  void signOut(List<String> keys) {
    signIns.find(keys, clock.instant()).forEach(this::end);
  }

  /** Ends one of the user's sign-ins; another user's stays. */
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

  /** The person, if there is one with this id. */
  @Transactional(SUPPORTS)
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  /** Lets one thing at a time happen to the customer's orders, until the transaction ends. */
  @Transactional(MANDATORY)
  public void lock(AccountId id) {
    accounts.lock(id);
  }

  /** The language to write to the user in from now on. */
  public void speak(AccountId id, Locale language) {
    accounts.find(id).ifPresent(account -> account.speaks(language));
  }

  /**
   * Whether the user may see the operators' desk: by the e-mail their provider vouches for, or by a
   * group it named when they signed in.
   */
  @Transactional(SUPPORTS)
  boolean isOperator(SignIn signIn) {
    return signIn.account().hasVerifiedEmail(settings.operators())
        || signIn.operatorsGroup() != null
            && signIn.operatorsGroup().equals(settings.operatorGroup());
  }
}
