package dev.gyeolje.platform.threads;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ContextService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  private final Background background = new Background();

  @BeforeEach
  void open() {
    // returns each unit of work unchanged
    background.server =
        (ContextService)
            Proxy.newProxyInstance(
                ContextService.class.getClassLoader(),
                new Class<?>[] {ContextService.class},
                (proxy, method, arguments) -> arguments[0]);
    background.open();
  }

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void scheduledWork_startsWithFirstRequest() throws Exception {
    var thrice = new CountDownLatch(3);
    background.scheduleWithFixedDelay(thrice::countDown, Duration.ofMillis(1));

    assertThat(thrice.await(200, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(thrice.getCount()).isEqualTo(3);

    background.serving();
    background.serving();

    assertThat(thrice.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void executedWork_runsAtOnce() throws Exception {
    var done = new CountDownLatch(1);

    background.execute(done::countDown);

    assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void failedWork_runsAgain() throws Exception {
    var twice = new CountDownLatch(2);
    background.serving();

    background.scheduleWithFixedDelay(
        () -> {
          twice.countDown();
          throw new IllegalStateException("not now");
        },
        Duration.ofMillis(1));

    assertThat(twice.await(1, TimeUnit.MINUTES)).isTrue();
  }
}
