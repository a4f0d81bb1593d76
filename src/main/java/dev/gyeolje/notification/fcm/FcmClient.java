package dev.gyeolje.notification.fcm;

import com.google.api.core.ApiFuture;
import com.google.firebase.FirebaseApp;
import com.google.firebase.internal.ApacheHttp2Transport;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.Message;
import java.io.IOException;

/** Google's client for FCM, with the resources to close with it. */
final class FcmClient implements AutoCloseable {

  private final FirebaseApp app;
  private final ApacheHttp2Transport transport;
  private final FirebaseMessaging messaging;

  FcmClient(FirebaseApp app, ApacheHttp2Transport transport, FirebaseMessaging messaging) {
    this.app = app;
    this.transport = transport;
    this.messaging = messaging;
  }

  /** Sends on the client's own threads. */
  ApiFuture<String> send(Message message) {
    return messaging.sendAsync(message);
  }

  /** Deletes the app, which ends its threads, and shuts down the transport, which has its own. */
  @Override
  public void close() throws IOException {
    app.delete();
    transport.shutdown();
  }
}
