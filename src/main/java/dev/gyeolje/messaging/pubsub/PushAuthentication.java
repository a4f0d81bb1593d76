package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.messaging.pubsub.Rejection.Reason;
import dev.gyeolje.platform.log.Log;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a push comes from the shop's subscriptions: by the token that Google signs, or by the
 * shared secret in the URL if an emulator pushes. Counts rejections.
 */
@ApplicationScoped
class PushAuthentication {

  private static final Log LOG = Log.of(PushAuthentication.class);

  @Inject PubSubSettings settings;
  @Inject Clock clock;

  private final Map<Reason, Long> rejected = new ConcurrentHashMap<>();
  private PushTokenVerifier tokens;

  @PostConstruct
  void open() {
    tokens =
        new PushTokenVerifier(
            settings.pushAudience().orElse(""),
            settings.pushServiceAccount().orElse(""),
            settings.pushKeys().orElse(null),
            clock);
  }

  /**
   * @param secret the {@code token} parameter, or null
   * @param authorization the header, or null
   * @return the reason of the rejection; empty if the push is authentic
   */
  Optional<Rejection> rejection(@Nullable String secret, @Nullable String authorization) {
    var rejection = verify(secret, authorization);
    rejection.ifPresent(this::count);
    return rejection;
  }

  /**
   * Returns the number of rejected pushes since the start, by reason; reasons without rejections
   * are absent.
   */
  Map<Reason, Long> rejected() {
    return Map.copyOf(rejected);
  }

  private Optional<Rejection> verify(@Nullable String secret, @Nullable String authorization) {
    // an emulator's pushes are signed only if the settings name its keys
    boolean believesSignatures = settings.emulator().isEmpty() || settings.pushKeys().isPresent();
    if (settings.emulator().isPresent() && secret != null)
      return hasSharedSecret(secret) ? Optional.empty() : because(Reason.SECRET, "not ours");
    if (authorization == null || !authorization.startsWith("Bearer "))
      return because(Reason.MISSING, "no token and no secret");
    return believesSignatures
        ? tokens.check(authorization.substring("Bearer ".length()))
        : because(Reason.TOKEN, "an emulator does not sign pushes");
  }

  private static Optional<Rejection> because(Reason reason, String words) {
    return Optional.of(new Rejection(reason, words));
  }

  private boolean hasSharedSecret(String secret) {
    return settings
        .pushToken()
        .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(secret)))
        .isPresent();
  }

  /** Logs at powers of ten, so that one sender cannot fill the log. */
  private void count(Rejection rejection) {
    long times = rejected.merge(rejection.reason(), 1L, Long::sum);
    if (Long.toString(times).matches("10*"))
      LOG.log(
          Level.WARNING,
          "pushes rejected since the start for {0}: {1}; the last one: {2}",
          new Object[] {rejection.reason(), times, rejection.words()});
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
