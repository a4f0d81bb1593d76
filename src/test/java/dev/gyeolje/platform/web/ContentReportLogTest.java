package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContentReportLogTest {

  private final Logger logger = Logger.getLogger(ContentReportLog.class.getName());
  private final List<LogRecord> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  @Test
  void manyReportsInAMinute_logTenLines() {
    var reports = new ContentReportLog();
    reports.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    reports.begin();
    var report = new ContentReport("frame-src", "https://window.example", "/checkout/7");

    for (int i = 0; i < 500; i++) reports.write(report);

    assertThat(lines).hasSize(10);
    assertThat(lines.get(0).getParameters())
        .contains("https://window.example", "frame-src", "/checkout/7");
  }
}
