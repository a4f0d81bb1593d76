package dev.gyeolje.messaging;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Processes incoming messages once, or stores them as dead letters. */
@ApplicationScoped
@Transactional
public class MessageService {

  @Inject @Any Instance<MessageHandler> handlers;
  @Inject Inbox inbox;
  @Inject DeadLetterRepository deadLetters;
  @Inject Clock clock;

  /**
   * Calls the subscription's handler, unless the event took effect before. The effect and the
   * stored event are one transaction.
   *
   * @return whether it took effect now; false if it did before
   * @throws UnprocessableMessageException if the message can never be processed; nothing has
   *     changed then
   */
  public boolean receive(IncomingMessage message) {
    var handler =
        reader(message.subscription())
            .orElseThrow(
                () -> new IllegalStateException("no subscriber handles " + message.subscription()));
    if (message.eventId().length() > 255 || message.eventId().indexOf('\0') >= 0)
      throw new UnprocessableMessageException("the event id cannot be stored");
    if (!inbox.first(handler.subscription(), message.eventId())) return false;
    handler.on(message);
    return true;
  }

  /** Whether the subscription has a handler here. */
  @Transactional(SUPPORTS)
  public boolean reads(String subscription) {
    return reader(subscription).isPresent();
  }

  /** The subscriptions with a handler here, each with its topic. */
  @Transactional(SUPPORTS)
  public Map<String, String> topicsBySubscription() {
    return handlers.stream()
        .collect(Collectors.toMap(MessageHandler::subscription, MessageHandler::topic));
  }

  private Optional<MessageHandler> reader(String subscription) {
    return handlers.stream().filter(h -> h.subscription().equals(subscription)).findFirst();
  }

  /**
   * Stores a message that cannot be processed as a dead letter; a repeated message is stored once.
   *
   * @param subscription the one that failed
   * @param deliveries number of earlier deliveries; 0 if unknown
   * @param reason for operators
   */
  public void keep(String subscription, IncomingMessage message, int deliveries, String reason) {
    keep(new DeadLetter(subscription, message, deliveries, reason, clock.instant()));
  }

  /**
   * Stores a message that was meant to end as a dead letter, already resolved, so that no operator
   * has to act; a repeated message is stored once.
   *
   * @param subscription the one that failed
   * @param deliveries number of earlier deliveries; 0 if unknown
   * @param reason for operators
   */
  public void keepResolved(
      String subscription, IncomingMessage message, int deliveries, String reason) {
    var now = clock.instant();
    var deadLetter = new DeadLetter(subscription, message, deliveries, reason, now);
    deadLetter.resolve(now);
    keep(deadLetter);
  }

  private void keep(DeadLetter deadLetter) {
    if (deadLetters.isNew(deadLetter)) deadLetters.add(deadLetter);
  }

  /**
   * Lists dead letters, newest first.
   *
   * @param resolved whether to list resolved ones, else open ones
   * @param after the last one of the previous page, or null for the first page
   */
  public List<DeadLetter> deadLetters(boolean resolved, @Nullable DeadLetter after, int limit) {
    return deadLetters.newest(resolved, after, limit);
  }

  /**
   * Finds a dead letter. Always runs in a transaction, if necessary its own: between the
   * transactions of one request, a server may still use a persistence context that has ended.
   */
  public Optional<DeadLetter> deadLetter(UUID id) {
    return deadLetters.find(id);
  }

  /** Locks the dead letter until the transaction ends. */
  @Transactional(MANDATORY)
  public Optional<DeadLetter> lockDeadLetter(UUID id) {
    return deadLetters.lock(id);
  }
}
