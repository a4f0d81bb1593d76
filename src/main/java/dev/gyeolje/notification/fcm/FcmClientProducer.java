package dev.gyeolje.notification.fcm;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.internal.ApacheHttp2Transport;
import com.google.firebase.messaging.FirebaseMessaging;
import dev.gyeolje.platform.threads.OwnThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;

/** Produces Google's client for FCM and closes it on undeploy. */
@ApplicationScoped
class FcmClientProducer {

  // by default, the client waits without a time limit
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 10_000;

  @Inject FcmSettings settings;

  @Produces
  @Singleton
  FcmClient client() {
    // Google's client leaves thread-local objects on the thread that uses it first
    try (var threads = new OwnThreads("fcm-start")) {
      return threads.call(this::open);
    }
  }

  private FcmClient open() throws IOException {
    var transport = transport();
    var app =
        FirebaseApp.initializeApp(
            FirebaseOptions.builder()
                .setProjectId(settings.project())
                .setCredentials(credentials())
                .setHttpTransport(transport)
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(ANSWER_MILLIS)
                .setWriteTimeout(ANSWER_MILLIS)
                .build(),
            // unique, since two deployments in one server must not share an app
            "gyeolje-" + UUID.randomUUID());
    return new FcmClient(app, transport, FirebaseMessaging.getInstance(app));
  }

  void close(@Disposes FcmClient client) throws IOException {
    client.close();
  }

  /**
   * Returns the HTTP transport. The client supports Google's host only, so a route leads to another
   * one.
   */
  private ApacheHttp2Transport transport() {
    var client = ApacheHttp2Transport.defaultHttpAsyncClientBuilder();
    settings
        .url()
        .map(FcmClientProducer::host)
        .ifPresent(host -> client.setRoutePlanner((target, context) -> new HttpRoute(host)));
    return new ApacheHttp2Transport(client.build());
  }

  private static HttpHost host(URI url) {
    return new HttpHost(url.getScheme(), url.getHost(), url.getPort());
  }

  private GoogleCredentials credentials() throws IOException {
    return settings.url().isPresent()
        ? new NoCredentials()
        : GoogleCredentials.getApplicationDefault();
  }

  /** Credentials for an FCM other than Google's, which must never receive Google's tokens. */
  private static final class NoCredentials extends GoogleCredentials {
    private static final long serialVersionUID = 1;

    @Override
    public AccessToken refreshAccessToken() {
      return new AccessToken("none", Date.from(Instant.EPOCH.plusSeconds(Integer.MAX_VALUE * 2L)));
    }
  }
}
