package dev.gyeolje.notification;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.platform.config.SiteSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A customer's browser that is registered with FCM for notifications. */
@Entity
@Table(name = "messaging_tokens")
class Device {

  @Id private UUID id;
  private UUID uid;
  private String kind;

  @Column(name = "fcm_token")
  private String target;

  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  protected Device() {}

  Device(PushTarget target, Instant now) {
    this.id = UUID.randomUUID();
    this.kind = target.kind().column();
    this.target = target.value();
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }

  PushTarget target() {
    return new PushTarget(PushTarget.Kind.of(kind), target);
  }

  boolean belongsTo(AccountId customer) {
    return uid.equals(customer.value());
  }

  /** Assigns the browser to the customer who used it last. */
  void seen(AccountId owner, String shownAs, Instant now) {
    uid = owner.value();
    name = shownAs;
    lastSeenAt = now;
  }

  /** Records that its owner uses the browser. */
  void seen(Instant now) {
    lastSeenAt = now;
  }

  DeviceView view() {
    return new DeviceView(
        id.toString(),
        name,
        createdAt.atZone(SiteSettings.ZONE),
        lastSeenAt.atZone(SiteSettings.ZONE));
  }
}
