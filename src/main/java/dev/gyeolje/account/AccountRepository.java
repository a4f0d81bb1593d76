package dev.gyeolje.account;

import dev.gyeolje.platform.persistence.AdvisoryLocks;
import dev.gyeolje.platform.persistence.AdvisoryLocks.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

@ApplicationScoped
class AccountRepository {

  @PersistenceContext EntityManager em;
  @Inject AdvisoryLocks locks;

  void add(Account account) {
    em.persist(account);
  }

  Optional<Account> find(AccountId id) {
    return Optional.ofNullable(em.find(Account.class, id.value()));
  }

  void lock(AccountId id) {
    em.find(Account.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
  }

  /** Serializes concurrent first sign-ins of one user, so that they create one account. */
  void lockSubject(String issuer, String subject) {
    locks.lock(Kind.SUBJECT, issuer + " " + subject);
  }

  Optional<Account> find(String issuer, String subject) {
    return em.createQuery(
            "select a from Account a where a.issuer = :issuer and a.subject = :subject",
            Account.class)
        .setParameter("issuer", issuer)
        .setParameter("subject", subject)
        .getResultStream()
        .findFirst();
  }
}
