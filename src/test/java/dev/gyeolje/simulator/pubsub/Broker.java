package dev.gyeolje.simulator.pubsub;

import static dev.gyeolje.simulator.pubsub.ApiRejections.alreadyExists;
import static dev.gyeolje.simulator.pubsub.ApiRejections.invalid;
import static dev.gyeolje.simulator.pubsub.ApiRejections.notFound;
import static dev.gyeolje.simulator.pubsub.ApiRejections.unavailable;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Stores topics, subscriptions and messages. One lock guards all state: the work under the lock is
 * short, and the pushes themselves run outside it.
 */
final class Broker implements AutoCloseable {

  /** Google's topic name for a subscription whose topic was deleted. */
  private static final String DELETED_TOPIC = "_deleted-topic_";

  private static final int REMEMBERED_MESSAGES = 100;

  private final Map<String, Topic> topics = new TreeMap<>();
  private final Map<String, Backlog> backlogs = new TreeMap<>();
  private final Deque<Message> recent = new ArrayDeque<>();
  private final Set<Fault> armed = EnumSet.noneOf(Fault.class);
  private final ScheduledThreadPoolExecutor timer;
  private final Pusher pusher;
  private final PushTokens tokens = new PushTokens();
  private final Duration longestBackoff;
  private final Duration longestAckDeadline;

  /**
   * Starts with the current time in microseconds and counts up, so that no id repeats after a
   * restart.
   */
  private long lastMessageId = System.currentTimeMillis() * 1_000;

  Broker(Duration longestBackoff, Duration longestAckDeadline) {
    this.longestBackoff = longestBackoff;
    this.longestAckDeadline = longestAckDeadline;
    timer = new ScheduledThreadPoolExecutor(1, Threads.named("timer"));
    timer.setRemoveOnCancelPolicy(true);
    pusher = new Pusher(timer);
  }

  synchronized Topic createTopic(Topic asked) {
    Topic topic = Rules.complete(asked);
    if (topics.putIfAbsent(topic.getName(), topic) != null) throw alreadyExists(topic.getName());
    return topic;
  }

  synchronized Topic updateTopic(Topic asked, FieldMask mask) {
    Topic changed = Rules.merged(topic(asked.getName()), asked, mask);
    topics.put(changed.getName(), changed);
    return changed;
  }

  synchronized Topic topic(String name) {
    if (!topics.containsKey(name)) throw notFound(name);
    return topics.get(name);
  }

  synchronized List<Topic> topics(String project) {
    return ofProject(project, topics.values(), Topic::getName);
  }

  /**
   * Deletes a topic. Its subscriptions and their messages remain and receive no further messages.
   */
  synchronized void deleteTopic(String name) {
    topics.remove(topic(name).getName());
    for (Backlog backlog : backlogs.values()) {
      if (backlog.feedsOn(name)) {
        backlog.redefine(backlog.definition().toBuilder().setTopic(DELETED_TOPIC).build());
      }
    }
  }

  /** Stores the messages and returns their ids in the same order. */
  synchronized List<String> publish(PublishRequest request) {
    if (isArmed(Fault.ANSWERS_NO_PUBLISH)) throw unavailable("Switched off at the console.");
    topic(request.getTopic());
    Rules.checkPublish(request);
    int copies = armed.remove(Fault.DELIVERS_NEXT_TWICE) ? 2 : 1;
    List<String> ids = new ArrayList<>();
    for (PubsubMessage message : request.getMessagesList()) {
      ids.add(store(request.getTopic(), message, copies));
      copies = 1;
    }
    return ids;
  }

  private String store(String topic, PubsubMessage asked, int copies) {
    PubsubMessage content =
        asked.toBuilder()
            .setMessageId(Long.toString(++lastMessageId))
            .setPublishTime(Timestamps.fromMillis(System.currentTimeMillis()))
            .build();
    Message message = new Message(topic, content);
    recent.addFirst(message);
    if (recent.size() > REMEMBERED_MESSAGES) recent.removeLast();
    for (Backlog backlog : backlogs.values()) {
      for (int copy = 0; copy < copies && backlog.feedsOn(topic); copy++) backlog.add(message);
    }
    return content.getMessageId();
  }

  synchronized Subscription createSubscription(Subscription asked) {
    Subscription subscription = Rules.complete(asked);
    if (backlogs.containsKey(subscription.getName())) throw alreadyExists(subscription.getName());
    topic(subscription.getTopic());
    checkDeadLetterTopic(subscription);
    backlogs.put(subscription.getName(), new Backlog(this, subscription));
    return subscription;
  }

  synchronized Subscription subscription(String name) {
    return backlogOf(name).definition();
  }

  synchronized List<Subscription> subscriptions(String project) {
    List<Subscription> all = backlogs.values().stream().map(Backlog::definition).toList();
    return ofProject(project, all, Subscription::getName);
  }

  synchronized Subscription updateSubscription(Subscription asked, FieldMask mask) {
    Backlog backlog = backlogOf(asked.getName());
    Subscription changed = Rules.merged(backlog.definition(), asked, mask);
    checkDeadLetterTopic(changed);
    backlog.redefine(changed);
    return changed;
  }

  synchronized void modifyPushConfig(String name, PushConfig config) {
    Backlog backlog = backlogOf(name);
    Rules.checkPushConfig(config);
    backlog.redefine(backlog.definition().toBuilder().setPushConfig(config).build());
  }

  synchronized void deleteSubscription(String name) {
    backlogOf(name).close();
    backlogs.remove(name);
  }

  /** Returns the number of unacknowledged messages of all subscriptions. */
  synchronized long backlog() {
    return backlogs.values().stream().mapToLong(Backlog::size).sum();
  }

  synchronized void arm(Fault fault) {
    armed.add(fault);
  }

  synchronized void disarm(Fault fault) {
    armed.remove(fault);
    backlogs.values().forEach(Backlog::dispatch);
  }

  synchronized Set<Fault> armed() {
    return Set.copyOf(armed);
  }

  /** Returns a snapshot for the console. */
  synchronized BrokerView view() {
    return new BrokerView(
        List.copyOf(topics.keySet()),
        backlogs.values().stream().map(BrokerView.SubscriptionRow::of).toList(),
        recent.stream().map(BrokerView.MessageRow::of).toList(),
        armed());
  }

  PushTokens tokens() {
    return tokens;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    pusher.close();
    awaitTimer();
  }

  // The backlogs call the following methods while they hold the lock.

  boolean isArmed(Fault fault) {
    return armed.contains(fault);
  }

  /** Pushes outside the lock and calls {@code then} under the lock. */
  void push(PushConfig config, byte[] body, Duration ackDeadline, Consumer<Answer> then) {
    String token = config.hasOidcToken() ? tokens.of(config.getOidcToken()) : null;
    pusher
        .push(
            URI.create(config.getPushEndpoint()),
            token,
            body,
            shorter(ackDeadline, longestAckDeadline))
        .thenAcceptAsync(locked(then), timer);
  }

  /**
   * Calls {@code then} under the lock after {@code rest} or the longest back-off, whichever is
   * shorter.
   */
  void backOff(Duration rest, Runnable then) {
    long millis = shorter(rest, longestBackoff).toMillis();
    timer.schedule(() -> locked(ignored -> then.run()).accept(null), millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Forwards a message that failed too often to the dead-letter topic. Returns false if that topic
   * does not exist.
   */
  boolean deadLetter(Subscription subscription, Delivery delivery) {
    String topic = subscription.getDeadLetterPolicy().getDeadLetterTopic();
    if (!topics.containsKey(topic)) return false;
    PubsubMessage original = delivery.message().content;
    String source = "CloudPubSubDeadLetterSource";
    store(
        topic,
        original.toBuilder()
            .putAttributes(source + "Subscription", ResourceNames.id(subscription.getName()))
            .putAttributes(
                source + "SubscriptionProject", ResourceNames.project(subscription.getName()))
            .putAttributes(source + "DeliveryCount", Integer.toString(delivery.attempt()))
            .putAttributes(
                source + "TopicPublishTime", Timestamps.toString(original.getPublishTime()))
            .build(),
        1);
    return true;
  }

  private <T> Consumer<T> locked(Consumer<T> work) {
    return argument -> {
      synchronized (this) {
        work.accept(argument);
      }
    };
  }

  private Backlog backlogOf(String name) {
    if (!backlogs.containsKey(name)) throw notFound(name);
    return backlogs.get(name);
  }

  private void checkDeadLetterTopic(Subscription subscription) {
    if (subscription.hasDeadLetterPolicy()) {
      topic(subscription.getDeadLetterPolicy().getDeadLetterTopic());
    }
  }

  private static <T> List<T> ofProject(
      String project, Collection<T> all, Function<T, String> name) {
    if (!project.matches("projects/[^/]+")) throw invalid("Invalid project: " + project);
    return all.stream().filter(each -> name.apply(each).startsWith(project + "/")).toList();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void awaitTimer() {
    try {
      timer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
