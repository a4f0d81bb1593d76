package dev.gyeolje.account;

import dev.gyeolje.platform.web.Browser;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

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

  @ManyToOne(optional = false)
  @JoinColumn(name = "account_id")
  private Account account;

  @Column(name = "operators_group")
  private String operatorsGroup;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected SignIn() {}

  /**
   * @param operatorsGroup the group of operators that the provider named; null if none
   */
  SignIn(String key, Account account, String operatorsGroup, Instant now) {
    this.keyHash = Browser.hash(key);
    this.account = account;
    this.operatorsGroup = operatorsGroup;
    this.expiresAt = now.plus(Browser.KEPT);
  }

  /** Makes it an operator's, which is believed for less long. */
  void endWithTheShift(Instant now) {
    expiresAt = now.plus(SHIFT);
  }

  Account account() {
    return account;
  }

  /** The group of operators that the provider named; null if none. */
  String operatorsGroup() {
    return operatorsGroup;
  }

  Instant expiresAt() {
    return expiresAt;
  }
}
