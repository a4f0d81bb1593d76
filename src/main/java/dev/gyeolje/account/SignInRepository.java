package dev.gyeolje.account;

import dev.gyeolje.platform.web.Browser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

@ApplicationScoped
class SignInRepository {

  @PersistenceContext EntityManager em;

  void add(SignIn signIn) {
    em.persist(signIn);
  }

  Optional<SignIn> find(String key, Instant now) {
    return em.createQuery(
            "select s from SignIn s join fetch s.account"
                + " where s.keyHash = :hash and s.expiresAt > :now",
            SignIn.class)
        .setParameter("hash", Browser.hash(key))
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }

  void remove(String key) {
    em.createQuery("delete from SignIn s where s.keyHash = :hash")
        .setParameter("hash", Browser.hash(key))
        .executeUpdate();
  }

  /** A few at a time, and none that another sign-in is just removing. */
  void removeExpired(Instant now) {
    em.createNativeQuery(
            "delete from sign_ins where key_hash in (select key_hash from sign_ins"
                + " where expires_at < ?1 order by expires_at limit 100 for update skip locked)")
        .setParameter(1, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }
}
