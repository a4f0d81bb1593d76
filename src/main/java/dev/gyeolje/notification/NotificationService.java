package dev.gyeolje.notification;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.messaging.Outbox;
import dev.gyeolje.notification.NotificationRepository.OrderDevices;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Manages devices and their notifications. */
@ApplicationScoped
@Transactional
class NotificationService {

  /** Longer than sending may take, so that no other node sends the same notifications meanwhile. */
  private static final Duration CLAIM = Duration.ofSeconds(90);

  /**
   * Maximum per customer: more than a customer uses. Each device costs a request to FCM for every
   * event.
   */
  private static final int DEVICES = 10;

  /**
   * FCM lets a registration on Android expire after this time
   * (firebase.google.com/docs/cloud-messaging/manage-tokens).
   */
  private static final Duration UNSEEN = Duration.ofDays(270);

  private static final PushOutcome NO_ANSWER =
      new PushOutcome.RetryLater("no answer", Duration.ZERO);

  @Inject NotificationRepository repository;
  @Inject Outbox outbox;
  @Inject JobRunner jobs;
  @Inject Clock clock;

  /** Returns the customer's devices, oldest first. */
  @Transactional(SUPPORTS)
  List<DeviceView> devices(AccountId customer) {
    return repository.devices(customer).stream().map(Device::view).toList();
  }

  /**
   * Registers the device for this customer and returns its id. If the customer then has too many
   * devices, removes the least recently seen ones.
   */
  UUID register(AccountId customer, PushTarget target, String name) {
    var now = clock.instant();
    repository.lockDevices(customer);
    var known = repository.lockDevice(target);
    if (known.filter(device -> !device.belongsTo(customer)).isPresent())
      repository.withdraw(target);
    var device = known.orElseGet(() -> new Device(target, now));
    device.seen(customer, name, now);
    repository.add(device);
    repository.leastRecentlySeen(customer, DEVICES).forEach(this::remove);
    return device.id();
  }

  /** Records that the customer uses the device. Ignores another customer's device. */
  void seen(AccountId customer, UUID id) {
    repository
        .device(id)
        .filter(device -> device.belongsTo(customer))
        .ifPresent(device -> device.seen(clock.instant()));
  }

  /**
   * Removes the customer's device and withdraws its pending notifications. Ignores another
   * customer's device.
   */
  void remove(AccountId customer, UUID id) {
    repository.device(id).filter(device -> device.belongsTo(customer)).ifPresent(this::remove);
  }

  private void remove(Device device) {
    repository.withdraw(device.target());
    repository.remove(device);
  }

  /**
   * Deletes devices that have not been seen for 270 days.
   *
   * @return number of deleted devices
   */
  int removeUnseen(int limit) {
    return repository.removeUnseen(clock.instant().minus(UNSEEN), limit);
  }

  /** Sends the user a test notification through the broker. */
  void test(AccountId customer) {
    outbox.add(
        "pubsub-test",
        "NotificationTested",
        JsonText.newObject().add("uid", customer.toString()).build());
  }

  /**
   * Stores one notification per event and device of the customer.
   *
   * @param content called only if the customer has a device
   */
  @Transactional(MANDATORY)
  void enqueue(String eventId, AccountId customer, Supplier<NotificationContent> content) {
    enqueue(eventId, customer, repository.devices(customer), content);
  }

  /** Returns an order and its customer's devices, without a lock. */
  @Transactional(MANDATORY)
  Optional<OrderDevices> devicesOf(OrderId order) {
    return repository.devicesOf(order);
  }

  /** Stores one notification about the order per event and device of the customer. */
  @Transactional(MANDATORY)
  void enqueue(String eventId, OrderDevices about, Supplier<NotificationContent> content) {
    enqueue(eventId, about.order().owner(), about.devices(), content);
  }

  private void enqueue(
      String eventId,
      AccountId customer,
      List<Device> devices,
      Supplier<NotificationContent> content) {
    if (devices.isEmpty()) return;
    var now = clock.instant();
    var told = content.get();
    for (var device : devices)
      repository.add(new Notification(eventId, customer, device.target(), told, now));
    jobs.wakeAfterCommit(NotificationSender.class);
  }

  List<Push> claim(int limit) {
    var now = clock.instant();
    var due = repository.claim(now, limit);
    due.forEach(notification -> notification.claimUntil(now.plus(CLAIM), now));
    return due.stream()
        .filter(Notification::pending)
        .map(notification -> notification.push(now))
        .toList();
  }

  void recordOutcome(List<Push> sent, Map<UUID, PushOutcome> outcomes) {
    var now = clock.instant();
    for (var notification : repository.find(sent.stream().map(Push::id).toList())) {
      outcomes.getOrDefault(notification.id(), NO_ANSWER).accept(new Recording(notification, now));
    }
  }

  /** Records the outcome of one notification. */
  private final class Recording implements PushOutcome.Visitor {
    private final Notification notification;
    private final Instant now;

    Recording(Notification notification, Instant now) {
      this.notification = notification;
      this.now = now;
    }

    @Override
    public void sent(PushOutcome.Sent sent) {
      notification.sent(now);
    }

    @Override
    public void gone(PushOutcome.Gone gone) {
      notification.gone();
      repository.forget(notification.target());
    }

    @Override
    public void retryLater(PushOutcome.RetryLater retry) {
      notification.later(retry.cause(), retry.least(), now);
    }

    @Override
    public void rejected(PushOutcome.Rejected rejection) {
      notification.givenUp(rejection.cause());
    }
  }
}
