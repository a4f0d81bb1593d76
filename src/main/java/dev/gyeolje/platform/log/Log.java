package dev.gyeolje.platform.log;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One class' way to the server's log. */
public final class Log {

  private final Logger logger;

  private Log(Logger logger) {
    this.logger = logger;
  }

  /** The log of {@code type}. */
  public static Log of(Class<?> type) {
    return new Log(Logger.getLogger(type.getName()));
  }

  /**
   * Writes a line.
   *
   * @param message for operators, with {@code {0}} and so on where parameters go
   * @param parameters those that are {@link LogField}s become fields of the line, too
   */
  public void log(Level level, String message, @Nullable Object... parameters) {
    log(level, message, null, parameters);
  }

  /**
   * Writes a line with a stack trace.
   *
   * @param thrown may be null
   */
  public void log(
      Level level, String message, @Nullable Throwable thrown, @Nullable Object... parameters) {
    if (!logger.isLoggable(level)) return;
    var fields = new TreeMap<>(LogContext.fields());
    for (var parameter : parameters)
      if (parameter instanceof LogField field)
        fields.put(field.logField(), String.valueOf(parameter));
    var record = new LogRecord(level, message);
    record.setLoggerName(logger.getName());
    record.setThrown(thrown);
    record.setParameters(and(parameters, fields));
    // only while this line is written: a thread inherits the MDC of the one that starts it, and a
    // server's thread would keep the fields, and with them the shop, for ever
    fields.forEach(MDC::put);
    try {
      logger.log(record);
    } finally {
      MDC.clear();
    }
  }

  private static Object[] and(@Nullable Object[] parameters, Map<String, String> fields) {
    var all = Arrays.copyOf(parameters, parameters.length + 1, Object[].class);
    all[parameters.length] = fields;
    return all;
  }
}
