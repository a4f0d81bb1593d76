package dev.gyeolje.bench;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Customers on so many connections, each sending the next request when the last one is answered.
 */
final class Load implements AutoCloseable {

  private static final Timeout PATIENCE = Timeout.ofSeconds(60);

  private final int connections;
  private final CloseableHttpAsyncClient client;

  Load(int connections) {
    this.connections = connections;
    this.client =
        HttpAsyncClients.custom()
            // one thread keeps thousands of requests a second going, and leaves the rest to others
            .setIOReactorConfig(
                IOReactorConfig.custom().setIoThreadCount(1).setTcpNoDelay(true).build())
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(connections)
                    .setMaxConnPerRoute(connections)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setSocketTimeout(PATIENCE).build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(PATIENCE)
                    .setConnectionRequestTimeout(PATIENCE)
                    .build())
            .setIoReactorExceptionCallback(endOfReactor -> {})
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .build();
    client.start();
  }

  /**
   * What came of it.
   *
   * @param nanos latencies, sorted
   * @param failures answers that were not as expected, or none
   * @param firstFailure one of them in words, or null
   * @param seconds from the first request to the last answer
   */
  record Result(long[] nanos, long failures, String firstFailure, double seconds) {

    double perSecond() {
      return nanos.length / seconds;
    }

    double millis(double percentile) {
      return nanos[(int) Math.min(nanos.length - 1, nanos.length * percentile / 100)] / 1e6;
    }

    @Override
    public String toString() {
      return String.format(
          "%d in %.1f s: %.0f/s, p50 %.1f ms, p99 %.1f ms",
          nanos.length, seconds, perSecond(), millis(50), millis(99));
    }

    /**
     * @throws IllegalStateException if anything failed: figures of a run with failures mean nothing
     */
    Result whole() {
      if (failures > 0)
        throw new IllegalStateException(
            failures + " of " + nanos.length + " requests failed, as: " + firstFailure);
      return this;
    }
  }

  /** Sends all of them and waits for the last answer. */
  Result send(List<SimpleHttpRequest> requests, Predicate<SimpleHttpResponse> expected)
      throws InterruptedException {
    var taken = new AtomicInteger();
    return send(
        () -> {
          int number = taken.getAndIncrement();
          return number < requests.size() ? requests.get(number) : null;
        },
        expected);
  }

  /** Sends what {@code requests} gives for so long, and waits for the last answer. */
  Result send(
      Supplier<SimpleHttpRequest> requests,
      Duration duration,
      Predicate<SimpleHttpResponse> expected)
      throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    return send(() -> System.nanoTime() < end ? requests.get() : null, expected);
  }

  /**
   * @param requests one at a time, for any thread; null at the end
   */
  private Result send(Supplier<SimpleHttpRequest> requests, Predicate<SimpleHttpResponse> expected)
      throws InterruptedException {
    var run = new Run(requests, expected);
    long begin = System.nanoTime();
    for (int i = 0; i < connections; i++) run.next();
    run.open.await();
    double seconds = (System.nanoTime() - begin) / 1e9;
    long[] nanos = run.nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Result(nanos, run.failures.sum(), run.firstFailure, seconds);
  }

  private final class Run {
    private final Supplier<SimpleHttpRequest> requests;
    private final Predicate<SimpleHttpResponse> expected;
    private final CountDownLatch open = new CountDownLatch(connections);
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final LongAdder failures = new LongAdder();
    private volatile String firstFailure;

    Run(Supplier<SimpleHttpRequest> requests, Predicate<SimpleHttpResponse> expected) {
      this.requests = requests;
      this.expected = expected;
    }

    /** One connection's next request, if there is one. */
    void next() {
      var request = requests.get();
      if (request == null) {
        open.countDown();
        return;
      }
      long begin = System.nanoTime();
      client.execute(
          request,
          new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse response) {
              ended(expected.test(response) ? null : words(response));
            }

            @Override
            public void failed(Exception cause) {
              ended(cause.toString());
            }

            @Override
            public void cancelled() {
              ended("cancelled");
            }

            private void ended(String failure) {
              nanos.add(System.nanoTime() - begin);
              if (failure != null) {
                failures.increment();
                firstFailure = failure;
              }
              next();
            }
          });
    }

    private static String words(SimpleHttpResponse response) {
      var location = response.getFirstHeader("Location");
      return response.getCode()
          + " "
          + (location == null ? response.getBodyText() : location.getValue());
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
