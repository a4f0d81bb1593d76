package dev.gyeolje.notification.fcm;

import static jakarta.transaction.Transactional.TxType.NEVER;

import com.google.api.core.ApiFuture;
import com.google.firebase.IncomingHttpResponse;
import com.google.firebase.messaging.FcmOptions;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.MessagingErrorCode;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import com.google.firebase.messaging.WebpushFcmOptions;
import com.google.firebase.messaging.WebpushNotification;
import dev.gyeolje.notification.Push;
import dev.gyeolje.notification.PushOutcome;
import dev.gyeolje.notification.PushSender;
import dev.gyeolje.notification.PushTarget;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Sends pushes through Google's client, one request per device. The client's batch call loses all
 * results if it cannot read the answer for one device.
 */
@ApplicationScoped
@Transactional(NEVER)
class FcmPushSender implements PushSender {

  private static final Log LOG = Log.of(FcmPushSender.class);

  /** Timeout of a whole batch. The client itself retries a 503 for up to 7.5 s. */
  private static final long PATIENCE_SECONDS = 60;

  /** Minimum pause that FCM requires after too many requests if it sends no Retry-After. */
  private static final Duration AFTER_TOO_MANY = Duration.ofMinutes(1);

  @Inject FcmClient client;

  @Override
  public Map<UUID, PushOutcome> send(List<Push> pushes) {
    var answers = new LinkedHashMap<UUID, ApiFuture<String>>();
    for (var push : pushes) answers.put(push.id(), client.send(message(push)));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    var outcomes = new HashMap<UUID, PushOutcome>();
    answers.forEach((id, answer) -> outcomes.put(id, outcome(answer, deadline)));
    return outcomes;
  }

  @SuppressWarnings(
      "deprecation") // devices that registered before 2026 have a token and no installation id
  private static Message message(Push push) {
    var message =
        Message.builder()
            .setNotification(
                Notification.builder().setTitle(push.title()).setBody(push.body()).build())
            .putData("eventId", push.eventId())
            .putData("link", push.link())
            .setWebpushConfig(webpush(push));
    if (!push.label().isEmpty()) message.setFcmOptions(FcmOptions.withAnalyticsLabel(push.label()));
    return push.target().kind() == PushTarget.Kind.FID
        ? message.setFid(push.target().value()).build()
        : message.setToken(push.target().value()).build();
  }

  private static WebpushConfig webpush(Push push) {
    var webpush =
        WebpushConfig.builder()
            .putHeader("TTL", Long.toString(push.timeToLive().toSeconds()))
            // RFC 8030: also delivered to a device that saves its battery, since the customer waits
            // for it
            .putHeader("Urgency", "high")
            // a browser replaces a notification with the same tag, so a duplicate is shown once
            .setNotification(
                WebpushNotification.builder()
                    .setTag(push.eventId())
                    .setIcon("/static/images/icon-192.png")
                    .build());
    // FCM accepts https links only
    if (push.link().startsWith("https://"))
      webpush.setFcmOptions(WebpushFcmOptions.withLink(push.link()));
    return webpush.build();
  }

  private static PushOutcome outcome(ApiFuture<String> answer, long deadline) {
    try {
      answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return new PushOutcome.Sent();
    } catch (ExecutionException e) {
      return meaning(e.getCause());
    } catch (TimeoutException e) {
      return new PushOutcome.RetryLater("no answer in time", Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PushOutcome.RetryLater("interrupted", Duration.ZERO);
    }
  }

  private static PushOutcome meaning(@Nullable Throwable cause) {
    if (!(cause instanceof FirebaseMessagingException rejection))
      return later(String.valueOf(cause), Duration.ZERO);
    var code = rejection.getMessagingErrorCode();
    // only this code proves that the device is no longer registered; a 404 without it can come from
    // any intermediary
    if (code == MessagingErrorCode.UNREGISTERED) return new PushOutcome.Gone();
    if (code == MessagingErrorCode.INVALID_ARGUMENT && namesTheTarget(rejection))
      return new PushOutcome.Gone();
    var what = rejection.getErrorCode() + (code == null ? "" : "/" + code);
    if (code == MessagingErrorCode.INVALID_ARGUMENT
        || code == MessagingErrorCode.SENDER_ID_MISMATCH) {
      LOG.log(Level.WARNING, "FCM rejected a notification: {0}", what);
      return new PushOutcome.Rejected(what);
    }
    return later(what, pause(rejection));
  }

  private static boolean namesTheTarget(FirebaseMessagingException rejection) {
    return rejection.getMessage() != null
        && rejection.getMessage().contains("not a valid FCM registration token");
  }

  /**
   * Returns the minimum pause. The client itself never retries a 429, nor a 503 that requires more
   * than a minute.
   */
  private static Duration pause(FirebaseMessagingException rejection) {
    return Optional.ofNullable(rejection.getHttpResponse())
        .flatMap(FcmPushSender::retryAfter)
        .orElse(
            rejection.getMessagingErrorCode() == MessagingErrorCode.QUOTA_EXCEEDED
                ? AFTER_TOO_MANY
                : Duration.ZERO);
  }

  private static Optional<Duration> retryAfter(IncomingHttpResponse answer) {
    return answer.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
        // the value is a single header or a list of all headers of this name
        .map(header -> header.getValue().toString().replaceAll("[\\[\\]]", ""))
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .findFirst();
  }

  private static PushOutcome later(String what, Duration least) {
    LOG.log(Level.WARNING, "a notification was not sent and will be tried again: {0}", what);
    return new PushOutcome.RetryLater(what, least);
  }
}
