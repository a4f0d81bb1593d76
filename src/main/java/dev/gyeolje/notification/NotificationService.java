package dev.gyeolje.notification;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.messaging.Outbox;
import dev.gyeolje.platform.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Devices, and what they are told. */
@ApplicationScoped
@Transactional
class NotificationService {

  /** Longer than sending may take, so that no other node sends the same meanwhile. */
  private static final Duration CLAIM = Duration.ofSeconds(90);

  /** More than anybody reads news on; each costs a request to FCM for every event. */
  private static final int DEVICES = 10;

  /** Something is to be sent; relevant once the transaction has committed. */
  record Added() {}

  @Inject NotificationRepository repository;
  @Inject Outbox outbox;
  @Inject Event<Added> added;
  @Inject Clock clock;

  /** The person's devices, oldest first. */
  @Transactional(SUPPORTS)
  List<DeviceView> devices(AccountId customer) {
    return repository.devices(customer).stream().map(Device::view).toList();
  }

  /**
   * Tells this person on that device from now on, and no longer on the one that was seen least
   * lately if there are too many; gives the device's id.
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

  /** Forgets the person's device, and what waits to be told there; somebody else's stays. */
  void remove(AccountId customer, UUID id) {
    repository.device(id).filter(device -> device.belongsTo(customer)).ifPresent(this::remove);
  }

  private void remove(Device device) {
    repository.withdraw(device.target());
    repository.remove(device);
  }

  /** Sends the person a test through the broker. */
  void test(AccountId customer) {
    outbox.add(
        "pubsub-test",
        "NotificationTested",
        JsonText.newObject().add("uid", customer.toString()).build());
  }

  /** Writes down what is to be sent: once per event and device. */
  @Transactional(MANDATORY)
  void enqueue(String eventId, AccountId customer, NotificationContent content) {
    var now = clock.instant();
    var devices = repository.devices(customer);
    for (var device : devices)
      repository.add(new Notification(eventId, customer, device.target(), content, now));
    if (!devices.isEmpty()) added.fire(new Added());
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
      var outcome = outcomes.get(notification.id());
      if (outcome instanceof PushOutcome.Sent) notification.sent(now);
      else if (outcome instanceof PushOutcome.Gone) {
        notification.gone();
        repository.forget(notification.target());
      } else if (outcome instanceof PushOutcome.Rejected rejected)
        notification.givenUp(rejected.cause());
      else if (outcome instanceof PushOutcome.RetryLater later)
        notification.later(later.cause(), later.least(), now);
      else notification.later("no answer", Duration.ZERO, now);
    }
  }
}
