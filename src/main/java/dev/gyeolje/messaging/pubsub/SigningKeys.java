package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.log.Log;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;

/**
 * The RSA keys published at an address as a JSON Web Key Set (RFC 7517). They are read when the
 * first is asked for, every hour, and when one is asked for that is not among them. Those that were
 * read stay until others are: an address that does not answer takes none away.
 */
final class SigningKeys {

  private static final Log LOG = Log.of(SigningKeys.class);

  /** Google publishes a key days before it signs with it. */
  private static final Duration FRESH = Duration.ofHours(1);

  /** However many unknown key ids arrive, the keys are read again once in this time. */
  private static final Duration BETWEEN_READINGS = Duration.ofMinutes(1);

  /** While keys cannot be read, a request thread waits for them once in this time only. */
  private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(10);

  private static final int ANSWER_MILLIS = 3_000;
  private static final int LARGEST = 256 * 1024;

  private final URI address;
  private final Clock clock;

  private volatile Map<String, PublicKey> keys = Map.of();
  private volatile boolean readable = true;
  private volatile Instant stale = Instant.MIN;

  private final ReentrantLock reading = new ReentrantLock();
  private Instant nextReading = Instant.MIN;

  SigningKeys(URI address, Clock clock) {
    this.address = address;
    this.clock = clock;
  }

  /** The key with this id, or nothing if it was not among those that were read last. */
  Optional<PublicKey> find(String id) {
    refresh(id);
    return Optional.ofNullable(keys.get(id));
  }

  /** Whether the last reading succeeded; if not, a key that is not found may be there. */
  boolean readable() {
    return readable;
  }

  private void refresh(String id) {
    if (fresh(id)) return;
    // a known key serves while somebody else reads; one that is not known waits for them
    if (!keys.containsKey(id)) reading.lock();
    else if (!reading.tryLock()) return;
    try {
      if (!fresh(id) && !clock.instant().isBefore(nextReading)) reload();
    } finally {
      reading.unlock();
    }
  }

  private boolean fresh(String id) {
    return keys.containsKey(id) && clock.instant().isBefore(stale);
  }

  private void reload() {
    boolean first = keys.isEmpty();
    var pause = BETWEEN_FAILURES;
    try {
      keys = read();
      stale = clock.instant().plus(FRESH);
      readable = true;
      // right after the first reading there may be a key that is younger than it
      pause = first ? Duration.ZERO : BETWEEN_READINGS;
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      readable = false;
      LOG.log(Level.WARNING, "the keys of pushes cannot be read: {0}", unreadable.toString());
    }
    nextReading = clock.instant().plus(pause);
  }

  private Map<String, PublicKey> read() throws IOException, GeneralSecurityException {
    var connection = address.toURL().openConnection();
    connection.setConnectTimeout(ANSWER_MILLIS);
    connection.setReadTimeout(ANSWER_MILLIS);
    String text;
    try (var body = connection.getInputStream()) {
      text = new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8);
    }
    var set = JsonText.object(text).orElseThrow(() -> new IOException("no JSON object"));
    var read = new HashMap<String, PublicKey>();
    for (var entry : set.getJsonArray("keys"))
      if (entry instanceof JsonObject key && key.getString("kty", "").equals("RSA"))
        read.put(key.getString("kid"), key(key));
    if (read.isEmpty()) throw new IOException("no RSA key");
    return Map.copyOf(read);
  }

  private static PublicKey key(JsonObject key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
  }

  private static BigInteger number(JsonObject key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.getString(name)));
  }
}
