package dev.gyeolje.platform.log;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Writes to the server's log for one class. */
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
   * @param message for operators, with {@code {0}} and so on as placeholders for parameters
   * @param parameters those that are {@link LogField}s also become fields of the line
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
    // Set only while this line is written: new threads inherit the MDC of the thread that starts
    // them, and a server thread would keep the fields, and with them the undeployed shop, forever.
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
