package dev.gyeolje.simulator.pubsub;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AbstractAsyncResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts pushes to endpoints, one request per push, without following redirects, retrying or waiting
 * past the deadline.
 */
final class Pusher implements AutoCloseable {

  // The application/json of the class library adds a charset, which the real service does not send.
  private static final ContentType JSON = ContentType.create("application/json");
  private static final int CONNECTIONS = 1_000;

  private final ScheduledExecutorService timer;
  private final CloseableHttpAsyncClient client;

  Pusher(ScheduledExecutorService timer) {
    this.timer = timer;
    this.client =
        HttpAsyncClients.custom()
            .setUserAgent("CloudPubSub-Google")
            .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    // no lower limit per host: all subscriptions of a shop push to one host
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setMaxConnTotal(CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(5)).build())
                    .setDefaultTlsConfig(
                        TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
            // Shorter than any server's keep-alive, so that no request uses a closing connection.
            .setKeepAliveStrategy((response, context) -> TimeValue.ofSeconds(3))
            .setIoReactorExceptionCallback(Pusher::report)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
    client.start();
  }

  /**
   * Posts {@code body} to {@code endpoint}. The future always completes normally, at {@code
   * deadline} at the latest. The request is then cancelled, so that a later response is ignored.
   *
   * @param token authenticates the sender; null if the subscription requires no token
   */
  CompletableFuture<Answer> push(URI endpoint, String token, byte[] body, Duration deadline) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    SimpleHttpRequest request = SimpleRequestBuilder.post(endpoint).setBody(body, JSON).build();
    if (token != null) request.setHeader("Authorization", "Bearer " + token);
    Future<?> exchange =
        client.execute(
            SimpleRequestProducer.create(request), new StatusConsumer(answer), new Outcome(answer));
    Future<?> timeout =
        timer.schedule(
            () -> answer.complete(Answer.late(deadline)),
            deadline.toMillis(),
            TimeUnit.MILLISECONDS);
    answer.whenComplete(
        (completed, never) -> {
          timeout.cancel(false);
          exchange.cancel(true);
        });
    return answer;
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    try {
      client.awaitShutdown(TimeValue.ofSeconds(5));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void report(Exception cause) {
    if (cause instanceof ClosedSelectorException) return; // expected after close()
    System.getLogger(Pusher.class.getName()).log(System.Logger.Level.ERROR, "push failed", cause);
  }

  /** Reads the status and discards the body. */
  private static final class StatusConsumer extends AbstractAsyncResponseConsumer<Integer, Void> {
    private final CompletableFuture<Answer> answer;

    StatusConsumer(CompletableFuture<Answer> answer) {
      super(new DiscardingEntityConsumer<>());
      this.answer = answer;
    }

    /**
     * Completes on 102, which acknowledges a push although HTTP defines it as an interim response
     * before a final one.
     */
    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
      if (response.getCode() == 102) answer.complete(Answer.status(102));
    }

    @Override
    protected Integer buildResult(HttpResponse response, Void body, ContentType type) {
      return response.getCode();
    }
  }

  private record Outcome(CompletableFuture<Answer> answer) implements FutureCallback<Integer> {
    @Override
    public void completed(Integer status) {
      answer.complete(Answer.status(status));
    }

    @Override
    public void failed(Exception cause) {
      answer.complete(neverConnected(cause) ? Answer.unreachable(cause) : Answer.broken(cause));
    }

    @Override
    public void cancelled() {
      answer.complete(Answer.broken(new InterruptedException()));
    }

    private static boolean neverConnected(Exception cause) {
      return cause instanceof ConnectException
          || cause instanceof ConnectTimeoutException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException;
    }
  }
}
