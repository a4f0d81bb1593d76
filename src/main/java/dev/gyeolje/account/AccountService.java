package dev.gyeolje.account;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** The people who signed in. */
@ApplicationScoped
@Transactional
public class AccountService {

  @Inject AccountRepository accounts;
  @Inject SignInRepository signIns;
  @Inject SignInSettings settings;
  @Inject Clock clock;

  /**
   * Remembers who signed in just now, and in which language.
   *
   * @param key of the browser, nobody else's
   */
  void signIn(Claims claims, Locale language, String key) {
    accounts.lockSubject(claims.issuer(), claims.subject());
    var account =
        accounts
            .find(claims.issuer(), claims.subject())
            .orElseGet(() -> new Account(claims.issuer(), claims.subject(), clock.instant()));
    account.signedIn(claims, language, clock.instant());
    accounts.add(account);
    var group = settings.operatorGroup();
    var operators = claims.groups().contains(group) ? group : null;
    var signIn = new SignIn(key, account, operators, clock.instant());
    if (isOperator(signIn)) signIn.endWithTheShift(clock.instant());
    signIns.add(signIn);
    signIns.removeExpired(clock.instant());
  }

  /** Who is signed in with the browser that has this key, if anybody is. */
  @Transactional(SUPPORTS)
  Optional<SignIn> signedIn(String key) {
    return signIns.find(key, clock.instant());
  }

  /** Forgets who is signed in with the browser that has this key. */
  void signOut(String key) {
    signIns.remove(key);
  }

  /** The person, if there is one with this id. */
  @Transactional(SUPPORTS)
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  /** Lets one thing at a time happen to the person's orders, until the transaction ends. */
  @Transactional(MANDATORY)
  public void lock(AccountId id) {
    accounts.lock(id);
  }

  /** The language to write to the person in from now on. */
  public void speak(AccountId id, Locale language) {
    accounts.find(id).ifPresent(account -> account.speaks(language));
  }

  /**
   * Whether the person may see the operators' desk: by the e-mail their provider vouches for, or by
   * a group it named when they signed in.
   */
  @Transactional(SUPPORTS)
  boolean isOperator(SignIn signIn) {
    return signIn.account().hasVerifiedEmail(settings.operators())
        || signIn.operatorsGroup() != null
            && signIn.operatorsGroup().equals(settings.operatorGroup());
  }
}
