package dev.gyeolje.platform.health;

import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;

/**
 * Whether this node is about to end: it asks for no new shoppers and begins no new background work,
 * and goes on with what it has. Told by a file and not by an address, so that nobody from outside
 * can do it.
 */
@ApplicationScoped
public class Draining {

  private static final Log LOG = Log.of(Draining.class);

  @Inject DrainSettings settings;

  private final AtomicBoolean before = new AtomicBoolean();

  /** Looks at the file. */
  public boolean begun() {
    boolean begun = settings.file().filter(File::exists).isPresent();
    if (before.getAndSet(begun) != begun)
      LOG.log(
          Level.INFO,
          begun
              ? "draining: no new shoppers, no new background work"
              : "no longer draining: shoppers and background work are welcome");
    return begun;
  }
}
