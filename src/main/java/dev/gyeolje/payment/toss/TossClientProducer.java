package dev.gyeolje.payment.toss;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Produces the HTTP client for Toss: asynchronous, so that a slow Toss occupies no thread. */
@ApplicationScoped
class TossClientProducer {

  /** Toss requests a read timeout of 60 s (docs.tosspayments.com/resources/glossary/timeout). */
  private static final Timeout ANSWER = Timeout.ofSeconds(60);

  /**
   * Toss specifies no connect timeout; a connection that takes longer is not expected to succeed.
   */
  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  @Produces
  @Singleton
  CloseableHttpAsyncClient client() {
    var connections =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setMaxConnTotal(1_000)
            .setMaxConnPerRoute(1_000)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(ANSWER)
                    .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                    .build())
            .build();
    var client =
        HttpAsyncClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(CONNECT)
                    .setResponseTimeout(ANSWER)
                    .build())
            // the reconciler decides about repetitions, after it has retrieved the payment
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .build();
    client.start();
    return client;
  }

  void close(@Disposes CloseableHttpAsyncClient client) {
    client.close(CloseMode.GRACEFUL);
  }
}
