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

/** A user's sign-in with one browser. */
@Entity
@Table(name = "sign_ins")
class SignIn {

  /**
   * Lifetime of an operator's sign-in: one shift, because the provider does not notify the shop
   * when an operator leaves.
   */
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

  /** Shortens the lifetime to a shift, as for operators. */
  void endWithTheShift(Instant now) {
    expiresAt = now.plus(SHIFT);
  }

  /** Whether the sign-in belongs to the browser with this key. */
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

  /** Whether the last request is at least {@code time} ago. */
  boolean quietFor(Duration time, Instant now) {
    return !now.isBefore(lastSeenAt.plus(time));
  }

  /** The browser's registration for notifications, if it has one. */
  Optional<UUID> device() {
    return Optional.ofNullable(device);
  }

  /**
   * @param current the requesting browser's sign-in
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
