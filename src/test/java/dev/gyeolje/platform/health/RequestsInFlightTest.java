package dev.gyeolje.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestsInFlightTest {

  private final RequestsInFlight requests = new RequestsInFlight();

  @Test
  void acceptedRequest_isAwaited() throws Exception {
    requests.enter();
    requests.close();
    var waiting =
        new FutureTask<>(() -> requests.awaitNone(System.nanoTime() + TimeUnit.MINUTES.toNanos(1)));
    new Thread(waiting).start();
    assertThat(waiting.isDone()).isFalse();

    requests.leave();

    assertThat(waiting.get()).isZero();
  }

  @Test
  void requestAfterClose_isRejectedAndNotAwaited() throws Exception {
    requests.close();

    assertThat(requests.enter()).isFalse();
    assertThat(requests.awaitNone(System.nanoTime())).isZero();
  }

  @Test
  void expiredDeadline_returnsRequestsInFlight() throws Exception {
    requests.enter();
    requests.enter();
    requests.leave();

    assertThat(requests.awaitNone(System.nanoTime())).isEqualTo(1);
  }
}
