package dev.gyeolje.platform.log;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Holds the fields of every log line that a thread writes during one task. */
public final class LogContext {

  /** Field with the request's id, which customers can quote. */
  public static final String REQUEST = "request";

  private static final ThreadLocal<Map<String, String>> FIELDS = new ThreadLocal<>();

  private LogContext() {}

  /** The current fields, never null. */
  public static Map<String, String> fields() {
    var fields = FIELDS.get();
    return fields == null ? Map.of() : fields;
  }

  /** Adds a field until the scope is closed, which must happen on the same thread. */
  public static Scope with(String field, String value) {
    return with(Map.of(field, value));
  }

  /** Adds fields, such as another thread's, until the scope is closed, on the same thread. */
  public static Scope with(Map<String, String> more) {
    var before = fields();
    var now = new TreeMap<>(before);
    now.putAll(more);
    set(now);
    return () -> set(before);
  }

  /** Runs {@code work} with another thread's fields, and returns its result. */
  public static <T> T with(Map<String, String> more, Supplier<T> work) {
    try (var scope = with(more)) {
      return work.get();
    }
  }

  private static void set(Map<String, String> now) {
    // server threads outlive the shop: an empty map must not stay on them
    if (now.isEmpty()) FIELDS.remove();
    else FIELDS.set(Collections.unmodifiableMap(now));
  }

  /** Removes the added fields when closed. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
