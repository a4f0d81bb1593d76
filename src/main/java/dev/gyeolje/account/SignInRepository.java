package dev.gyeolje.account;

import dev.gyeolje.platform.web.Browser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SignInRepository {

  @PersistenceContext EntityManager em;

  void add(SignIn signIn) {
    em.persist(signIn);
  }

  List<SignIn> find(List<String> keys, Instant now) {
    if (keys.isEmpty()) return List.of();
    return em.createQuery(
            "select s from SignIn s join fetch s.account"
                + " where s.keyHash in :hashes and s.expiresAt > :now",
            SignIn.class)
        .setParameter("hashes", keys.stream().map(Browser::hash).toList())
        .setParameter("now", now)
        .getResultList();
  }

  /** Lists the user's sign-ins, the most recently used first. */
  List<SignIn> of(AccountId account, Instant now) {
    return em.createQuery(
            "select s from SignIn s join fetch s.account"
                + " where s.account.id = :account and s.expiresAt > :now order by s.lastSeenAt desc",
            SignIn.class)
        .setParameter("account", account.value())
        .setParameter("now", now)
        .getResultList();
  }

  /** Deletes the sign-in; does nothing if it is deleted already. */
  void remove(SignIn signIn) {
    em.createQuery("delete from SignIn s where s.id = :id")
        .setParameter("id", signIn.id())
        .executeUpdate();
  }

  void registered(SignIn signIn, UUID device) {
    em.createQuery("update SignIn s set s.device = :device where s.id = :id")
        .setParameter("device", device)
        .setParameter("id", signIn.id())
        .executeUpdate();
  }

  /**
   * Updates the row once for concurrent requests of a browser: the condition fails for all but the
   * first.
   */
  void seen(SignIn signIn, Instant now, Instant longAgo) {
    em.createQuery(
            "update SignIn s set s.lastSeenAt = :now where s.id = :id and s.lastSeenAt < :longAgo")
        .setParameter("now", now)
        .setParameter("id", signIn.id())
        .setParameter("longAgo", longAgo)
        .executeUpdate();
  }

  /** Deletes a few expired sign-ins, skipping those that another sign-in is deleting. */
  void removeExpired(Instant now) {
    em.createNativeQuery(
            "delete from sign_ins where key_hash in (select key_hash from sign_ins"
                + " where expires_at < ?1 order by expires_at limit 100 for update skip locked)")
        .setParameter(1, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }
}
