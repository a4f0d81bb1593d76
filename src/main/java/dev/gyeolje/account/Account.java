package dev.gyeolje.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user who has signed in at least once, or a guest, who buys without signing in. */
@Entity
@Table(name = "users")
public class Account {

  @Id private UUID id;
  private String issuer;
  private String subject;
  private @Nullable String email;

  @Column(name = "email_verified")
  private boolean emailVerified;

  private String name;
  private String language;

  @Column(name = "customer_key")
  private UUID customerKey;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "signed_in_at")
  private Instant signedInAt;

  /**
   * Issuer of guest accounts. No provider uses it, because issuers are URLs (OpenID Connect Core,
   * section 2).
   */
  private static final String GUEST = "guest";

  protected Account() {}

  /** Creates a guest account without personal data. */
  static Account guest(Locale language, Instant now) {
    var guest = new Account(GUEST, UUID.randomUUID().toString(), now);
    guest.name = "";
    guest.language = language.getLanguage();
    guest.signedInAt = now;
    return guest;
  }

  Account(String issuer, String subject, Instant now) {
    this.id = UUID.randomUUID();
    this.issuer = issuer;
    this.subject = subject;
    this.customerKey = UUID.randomUUID();
    this.createdAt = now;
  }

  /** The account's id. */
  public AccountId id() {
    return new AccountId(id);
  }

  /** Whether the customer has never signed in. */
  public boolean guest() {
    return issuer.equals(GUEST);
  }

  /** Display name; may be empty. */
  public String name() {
    return name;
  }

  /** E-mail address from the sign-in provider; may be empty, or null for a guest. */
  public @Nullable String email() {
    return email;
  }

  /** Toss' customerKey: random, the same for every order of the customer. */
  public String customerKey() {
    return customerKey.toString();
  }

  /** The language that the customer used last. */
  public Locale language() {
    return new Locale(language);
  }

  /**
   * Whether {@code among} contains the e-mail address and the provider has verified it. Only ASCII
   * addresses match, because some other letters become ASCII letters in lower case.
   */
  boolean hasVerifiedEmail(Collection<String> among) {
    return emailVerified
        && email != null
        && email.matches("[!-~]+")
        && among.contains(email.toLowerCase(Locale.ROOT));
  }

  void signedIn(Claims claims, Locale spoken, Instant now) {
    email = claims.email();
    emailVerified = claims.emailVerified();
    name = claims.name();
    language = spoken.getLanguage();
    signedInAt = now;
  }

  void speaks(Locale spoken) {
    language = spoken.getLanguage();
  }
}
