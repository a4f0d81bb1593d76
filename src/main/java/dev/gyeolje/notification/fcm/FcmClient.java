package dev.gyeolje.notification.fcm;

import com.google.api.core.ApiFuture;
import com.google.firebase.FirebaseApp;
import com.google.firebase.internal.ApacheHttp2Transport;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.Message;
import java.io.IOException;

/** Google's client for FCM and the resources that end with it. */
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

  /** Deleting the app ends its threads, but not those of the transport. */
  @Override
  public void close() throws IOException {
    app.delete();
    transport.shutdown();
  }
}
