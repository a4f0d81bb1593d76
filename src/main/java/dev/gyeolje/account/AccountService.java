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
  @Inject SignInSettings settings;
  @Inject Clock clock;

  /** Remembers who signed in just now, and in which language. */
  AccountId signIn(Claims claims, Locale language) {
    accounts.lockSubject(claims.issuer(), claims.subject());
    var account =
        accounts
            .find(claims.issuer(), claims.subject())
            .orElseGet(() -> new Account(claims.issuer(), claims.subject(), clock.instant()));
    account.signedIn(claims, language, clock.instant());
    accounts.add(account);
    return account.id();
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
   *
   * @param group the operators' group at that sign-in; null if they were not in it
   */
  @Transactional(SUPPORTS)
  public boolean isOperator(Account account, String group) {
    return account.hasVerifiedEmail(settings.operators())
        || group != null && group.equals(settings.operatorGroup());
  }
}
