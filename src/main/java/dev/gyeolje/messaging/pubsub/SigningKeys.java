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
 * RSA keys that are published as a JSON Web Key Set (RFC 7517). They are fetched at first use,
 * every hour, and when an unknown key is requested. Fetched keys stay valid until the next
 * successful fetch, so an outage of the key server removes none.
 */
final class SigningKeys {

  private static final Log LOG = Log.of(SigningKeys.class);

  /** Google publishes a key days before it signs with it. */
  private static final Duration FRESH = Duration.ofHours(1);

  /** Unknown key ids cause at most one fetch in this time. */
  private static final Duration BETWEEN_READINGS = Duration.ofMinutes(1);

  /** While keys cannot be fetched, only one request thread waits for them in this time. */
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

  /** Returns the key with this id; empty if it was not in the last fetched set. */
  Optional<PublicKey> find(String id) {
    refresh(id);
    return Optional.ofNullable(keys.get(id));
  }

  /** Whether the last fetch succeeded; if not, an unknown key may exist. */
  boolean readable() {
    return readable;
  }

  private void refresh(String id) {
    if (fresh(id)) return;
    // a known key is returned while another thread fetches; an unknown one waits for that thread
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
      // a newer key may exist right after the first fetch
      pause = first ? Duration.ZERO : BETWEEN_READINGS;
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      readable = false;
      LOG.log(
          Level.WARNING, "the keys that sign pushes cannot be read: {0}", unreadable.toString());
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
