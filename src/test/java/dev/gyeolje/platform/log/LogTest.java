package dev.gyeolje.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogTest {
  private static final Log LOG = Log.of(LogTest.class);
  private static final Logger SERVER = Logger.getLogger(LogTest.class.getName());

  private final Written written = new Written();

  @BeforeEach
  void listen() {
    SERVER.addHandler(written);
    SERVER.setUseParentHandlers(false);
  }

  @AfterEach
  void leave() {
    SERVER.removeHandler(written);
    SERVER.setUseParentHandlers(true);
  }

  @Test
  void logLine_hasFieldsOfContextAndArguments() {
    try (var scope = LogContext.with(LogContext.REQUEST, "r-1")) {
      LOG.log(Level.INFO, "{0} is notified {1}", new Mentioned("o-1"), "twice");
    }

    assertThat(written.texts).containsExactly("o-1 is notified twice");
    assertThat(written.maps).containsExactly(Map.of("request", "r-1", "order", "o-1"));
    assertThat(written.mdcs).containsExactly(Map.of("request", "r-1", "order", "o-1"));
  }

  @Test
  void laterLine_hasNoFieldsOfEarlierLine() {
    try (var scope = LogContext.with(LogContext.REQUEST, "r-1")) {
      LOG.log(Level.INFO, "{0}", new Mentioned("o-1"));
      LOG.log(Level.INFO, "in the request");
    }
    LOG.log(Level.WARNING, "outside", new IllegalStateException());

    assertThat(written.maps.get(1)).isEqualTo(Map.of("request", "r-1"));
    assertThat(written.maps.get(2)).isEmpty();
    assertThat(written.mdcs.get(2)).isEmpty();
    assertThat(LogContext.fields()).isEmpty();
  }

  @Test
  void fields_canBeRestoredOnAnotherThread() throws Exception {
    Map<String, String> fields;
    try (var scope = LogContext.with(LogContext.REQUEST, "r-1")) {
      fields = LogContext.fields();
    }

    var thread =
        new Thread(
            () ->
                LogContext.with(
                    fields,
                    () -> {
                      LOG.log(Level.INFO, "later");
                      return 0;
                    }));
    thread.start();
    thread.join();

    assertThat(written.maps).containsExactly(Map.of("request", "r-1"));
  }

  @Test
  void threadStartedDuringRequest_inheritsNoFields() throws Exception {
    var inherited = new AtomicReference<Map<String, String>>();
    try (var scope = LogContext.with(LogContext.REQUEST, "r-1")) {
      var thread = new Thread(() -> inherited.set(MDC.getCopyOfContextMap()));
      thread.start();
      thread.join();
    }

    assertThat(inherited.get()).isNull();
  }

  private record Mentioned(String id) implements LogField {
    @Override
    public String logField() {
      return "order";
    }

    @Override
    public String toString() {
      return id;
    }
  }

  /**
   * Reads the fields of a record in both ways that servers do: from parameters and from the MDC.
   */
  private static final class Written extends Handler {
    private final List<String> texts = new ArrayList<>();
    private final List<Map<?, ?>> maps = new ArrayList<>();
    private final List<Map<String, String>> mdcs = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      texts.add(new SimpleFormatter().formatMessage(record));
      for (var parameter : record.getParameters())
        if (parameter instanceof Map<?, ?> map) maps.add(map);
      var mdc = MDC.getCopyOfContextMap();
      mdcs.add(mdc == null ? Map.of() : mdc);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
