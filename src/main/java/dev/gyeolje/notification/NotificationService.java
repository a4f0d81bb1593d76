package dev.gyeolje.notification;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.messaging.Outbox;
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
import java.util.UUID;
import java.util.function.Supplier;

/** Manages devices and their notifications. */
@ApplicationScoped
@Transactional
class NotificationService {

  /**
   * Claim duration: longer than sending may take, so that no other node sends the same
   * notification.
   */
  private static final Duration CLAIM = Duration.ofSeconds(90);

  /** Maximum number of devices per user; each device costs one request to FCM per event. */
  private static final int DEVICES = 10;

  /**
   * FCM expires a registration on Android after this time
   * (firebase.google.com/docs/cloud-messaging/manage-tokens).
   */
  private static final Duration UNSEEN = Duration.ofDays(270);

  private static final PushOutcome NO_ANSWER =
      new PushOutcome.RetryLater("no answer", Duration.ZERO);

  @Inject NotificationRepository repository;
  @Inject Outbox outbox;
  @Inject JobRunner jobs;
  @Inject Clock clock;

  /** Returns the user's devices, oldest first. */
  @Transactional(SUPPORTS)
  List<DeviceView> devices(AccountId customer) {
    return repository.devices(customer).stream().map(Device::view).toList();
  }

  /**
   * Registers the device for this user and returns its id. If the user then has too many devices,
   * removes the one that was not seen for the longest time.
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

  /** Updates the device's last-seen time, if it belongs to the user. */
  void seen(AccountId customer, UUID id) {
    repository
        .device(id)
        .filter(device -> device.belongsTo(customer))
        .ifPresent(device -> device.seen(clock.instant()));
  }

  /**
   * Removes the user's device and its unsent notifications; does nothing for a device of another
   * user.
   */
  void remove(AccountId customer, UUID id) {
    repository.device(id).filter(device -> device.belongsTo(customer)).ifPresent(this::remove);
  }

  private void remove(Device device) {
    repository.withdraw(device.target());
    repository.remove(device);
  }

  /**
   * Removes devices that were not seen for so long that FCM has expired them.
   *
   * @return number of removed devices
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
   * Stores notifications, once per event and device.
   *
   * @param content called only if the customer has a device
   */
  @Transactional(MANDATORY)
  void enqueue(String eventId, AccountId customer, Supplier<NotificationContent> content) {
    var devices = repository.devices(customer);
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

  /** One outcome being recorded. */
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
