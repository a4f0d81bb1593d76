package dev.gyeolje.account;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.persistence.UuidConverter;
import dev.gyeolje.platform.web.Browser;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a person is signed in with one browser. */
@Entity
@Table(name = "sign_ins")
class SignIn {

  /** The provider tells us nothing when somebody leaves: an operator is one for a shift only. */
  private static final Duration SHIFT = Duration.ofHours(12);

  /** {@link Browser#hash} of the browser's key. */
  @Id
  @Column(name = "key_hash")
  private String keyHash;

  private UUID id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "account_id")
  private Account account;

  @Column(name = "operators_group")
  private @Nullable String operatorsGroup;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  private String browser;

  @Convert(converter = UuidConverter.class)
  private @Nullable UUID device;

  protected SignIn() {}

  /**
   * @param operatorsGroup the group of operators that the provider named; null if none
   */
  SignIn(SignInBrowser with, Account account, @Nullable String operatorsGroup, Instant now) {
    this.keyHash = Browser.hash(with.key());
    this.id = UUID.randomUUID();
    this.account = account;
    this.operatorsGroup = operatorsGroup;
    this.createdAt = now;
    this.lastSeenAt = now;
    this.expiresAt = now.plus(Browser.KEPT);
    this.browser = with.name();
    this.device = with.device();
  }

  /** Makes it an operator's, which is believed for less long. */
  void endWithTheShift(Instant now) {
    expiresAt = now.plus(SHIFT);
  }

  /** Whether it is the one of the browser with this key. */
  boolean belongsTo(String key) {
    return keyHash.equals(Browser.hash(key));
  }

  Account account() {
    return account;
  }

  /** The group of operators that the provider named; null if none. */
  @Nullable String operatorsGroup() {
    return operatorsGroup;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  UUID id() {
    return id;
  }

  /** Whether its last request is at least {@code time} ago. */
  boolean quietFor(Duration time, Instant now) {
    return !now.isBefore(lastSeenAt.plus(time));
  }

  /** The browser's registration for notifications, if it has one. */
  Optional<UUID> device() {
    return Optional.ofNullable(device);
  }

  /**
   * @param current the one of the browser that asks
   */
  SignInView view(SignIn current) {
    return new SignInView(
        id.toString(),
        browser,
        createdAt.atZone(SiteSettings.ZONE),
        lastSeenAt.atZone(SiteSettings.ZONE),
        id.equals(current.id));
  }
}
