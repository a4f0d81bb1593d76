package dev.gyeolje.platform.log;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The fields of every line that is written while a thread works on one thing. */
public final class LogContext {

  /** Names the request that all this is done for; the customer can quote it. */
  public static final String REQUEST = "request";

  private static final ThreadLocal<Map<String, String>> FIELDS = new ThreadLocal<>();

  private LogContext() {}

  /** The present fields, never null. */
  public static Map<String, String> fields() {
    var fields = FIELDS.get();
    return fields == null ? Map.of() : fields;
  }

  /** Adds a field until the scope is closed, which must happen on the same thread. */
  public static Scope with(String field, String value) {
    return with(Map.of(field, value));
  }

  /** Adds fields, such as another thread's, until the scope is closed. */
  public static Scope with(Map<String, String> more) {
    var before = fields();
    var now = new TreeMap<>(before);
    now.putAll(more);
    set(now);
    return () -> set(before);
  }

  /** What {@code work} gives, done with another thread's fields. */
  public static <T> T with(Map<String, String> more, Supplier<T> work) {
    try (var scope = with(more)) {
      return work.get();
    }
  }

  private static void set(Map<String, String> now) {
    // a server's threads outlive the shop: what is empty leaves no trace on them
    if (now.isEmpty()) FIELDS.remove();
    else FIELDS.set(Collections.unmodifiableMap(now));
  }

  /** Ends what was added. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
