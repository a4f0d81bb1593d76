package dev.gyeolje.ops;

import dev.gyeolje.platform.persistence.AdvisoryLocks;
import dev.gyeolje.platform.persistence.AdvisoryLocks.Kind;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class OpsActionRepository {

  private static final String SELECT =
      "select a.id, "
          + Row.millis("a.at")
          + ", u.email, a.action, a.subject, cast(a.order_id as text), a.reason, a.outcome,"
          + " a.detail from ops_actions a join users u on u.id = a.operator ";

  @PersistenceContext EntityManager em;
  @Inject AdvisoryLocks locks;

  /**
   * Returns whether the command has not yet acted on the subject. If a form is submitted twice at
   * once, the second request waits for the first and then finds its action.
   */
  public boolean isNew(OperatorCommand command, String subject) {
    locks.lock(Kind.OPS_ACTION, command.idempotencyKey() + " " + subject);
    return em.createQuery(
            "select a.id from OpsAction a where a.idempotencyKey = :key and a.subject = :subject",
            Long.class)
        .setParameter("key", command.idempotencyKey())
        .setParameter("subject", subject)
        .getResultList()
        .isEmpty();
  }

  /** Returns whether the form has not acted yet, for a form with several actions or none. */
  public boolean isNew(OperatorCommand command) {
    return earlier(command).isEmpty();
  }

  private List<OpsAction> earlier(OperatorCommand command) {
    locks.lock(Kind.OPS_ACTION, command.idempotencyKey().toString());
    return em.createQuery(
            "select a from OpsAction a where a.idempotencyKey = :key", OpsAction.class)
        .setParameter("key", command.idempotencyKey())
        .getResultList();
  }

  /**
   * Returns whether the form has not acted yet, for a form with one action.
   *
   * @param detail the requested change, as the action records it
   * @throws OpsException if the same form has executed another command; nothing has changed then
   */
  boolean isNew(OperatorCommand command, OpsAction.Kind action, String subject, String detail) {
    var earlier = earlier(command);
    if (!earlier.stream().allMatch(known -> known.isFor(command, action, subject, detail)))
      throw new OpsException("OTHER_FORM");
    return earlier.isEmpty();
  }

  public void add(OpsAction action) {
    em.persist(action);
  }

  /** Returns the actions of a form. */
  public List<OpsActionView> of(UUID request) {
    return views(
        em.createNativeQuery(SELECT + "where a.idempotency_key = ?1 order by a.id")
            .setParameter(1, request));
  }

  /** Returns the actions on a subject, oldest first. */
  public List<OpsActionView> about(String subject) {
    return views(
        em.createNativeQuery(SELECT + "where a.subject = ?1 order by a.id")
            .setParameter(1, subject));
  }

  /** Returns the actions with an id below {@code before}, newest first. */
  List<OpsActionView> newest(long before, int limit) {
    return views(
        em.createNativeQuery(SELECT + "where a.id < ?1 order by a.id desc limit ?2")
            .setParameter(1, before)
            .setParameter(2, limit));
  }

  private static List<OpsActionView> views(Query query) {
    return Row.of(query).stream()
        .map(
            row ->
                new OpsActionView(
                    row.number(0),
                    row.moment(1),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    row.text(5),
                    row.text(6),
                    row.text(7),
                    row.text(8)))
        .toList();
  }
}
