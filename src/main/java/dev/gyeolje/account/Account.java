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

/** A user who signed in at least once, or a guest, who buys without signing in. */
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

  /** No provider has this name: theirs are addresses (OpenID Connect Core, section 2). */
  private static final String GUEST = "guest";

  protected Account() {}

  /** A guest, of whom nothing is known. */
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

  /** Names this customer. */
  public AccountId id() {
    return new AccountId(id);
  }

  /** Whether they have never signed in. */
  public boolean guest() {
    return issuer.equals(GUEST);
  }

  /** What to call them; may be empty. */
  public String name() {
    return name;
  }

  /** Where to write to them, as the sign-in provider says; or null. */
  public @Nullable String email() {
    return email;
  }

  /** How Toss knows them: random, the same for every order. */
  public String customerKey() {
    return customerKey.toString();
  }

  /** The language they used last. */
  public Locale language() {
    return new Locale(language);
  }

  /** Letters of other scripts count as none: some become one of ours in lower case. */
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
