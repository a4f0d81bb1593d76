package dev.gyeolje.simulator.fcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.ErrorCode;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.internal.ApacheHttp2Transport;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.MessagingErrorCode;
import com.google.firebase.messaging.MulticastMessage;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import com.google.firebase.messaging.WebpushFcmOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the simulator with Google's own, unmodified client. */
class FcmSimulatorTest {

  private FcmSimulator fcm;
  private ApacheHttp2Transport transport;
  private FirebaseApp app;

  @BeforeEach
  void start() throws IOException {
    fcm = FcmSimulator.start(0);
    var here = new HttpHost("http", "127.0.0.1", fcm.origin().getPort());
    transport =
        new ApacheHttp2Transport(
            ApacheHttp2Transport.defaultHttpAsyncClientBuilder()
                .setRoutePlanner((host, context) -> new HttpRoute(here))
                .build());
    app =
        FirebaseApp.initializeApp(
            FirebaseOptions.builder()
                .setCredentials(new AnyToken())
                .setProjectId("demo")
                .setHttpTransport(transport)
                .setConnectTimeout(5_000)
                .setReadTimeout(2_000)
                .setWriteTimeout(5_000)
                .build(),
            UUID.randomUUID().toString());
  }

  @AfterEach
  void stop() throws IOException {
    app.delete();
    transport.shutdown();
    fcm.close();
  }

  @Test
  void message_reachesDeviceWithAllFields() throws Exception {
    var fid = fcm.register();

    var name = messaging().send(message(fid).build());

    assertThat(name).startsWith("projects/demo/messages/");
    assertThat(fcm.messagesTo(fid))
        .singleElement()
        .satisfies(
            got -> {
              assertThat(got.name()).isEqualTo(name);
              assertThat(got.title()).isEqualTo("결제 완료");
              assertThat(got.body()).isEqualTo("운동화 외 1건");
              assertThat(got.link()).isEqualTo("https://shop.example/orders/7");
              assertThat(got.data()).isEqualTo(Map.of("eventId", "e-1"));
            });
  }

  @Test
  @SuppressWarnings("deprecation") // existing registration tokens must keep working
  void multicast_reachesBothKindsOfTarget() throws Exception {
    var fid = fcm.register();
    var token = fcm.registerToken();

    var batch =
        messaging()
            .sendEachForMulticast(
                MulticastMessage.builder().addFid(fid).addToken(token).putData("a", "b").build());

    assertThat(batch.getSuccessCount()).isEqualTo(2);
    assertThat(fcm.messages())
        .extracting(SentMessage::target)
        .containsExactlyInAnyOrder(fid, token);
  }

  @Test
  void dryRun_isNotDelivered() throws Exception {
    var fid = fcm.register();

    messaging().send(message(fid).build(), true);

    assertThat(fcm.sendsTo(fid)).isEqualTo(1);
    assertThat(fcm.messages()).isEmpty();
  }

  @Test
  void unregisteredDevice_isReported_andOthersAreReached() throws Exception {
    var left = fcm.register();
    var stayed = fcm.register();
    fcm.unregister(left);

    var rejected = rejected(left);
    messaging().send(message(stayed).build());

    assertThat(rejected.getMessagingErrorCode()).isEqualTo(MessagingErrorCode.UNREGISTERED);
    assertThat(fcm.messages()).extracting(SentMessage::target).containsExactly(stayed);
  }

  @Test
  void unknownWellFormedTarget_receivesMessage() throws Exception {
    messaging().send(message("dQw4w9WgXcQ-_abcdefghi").build());

    assertThat(fcm.messagesTo("dQw4w9WgXcQ-_abcdefghi")).hasSize(1);
  }

  @Test
  void malformedTarget_isRejected() {
    var rejected = rejected("not-a-fid");

    assertThat(rejected.getMessagingErrorCode()).isEqualTo(MessagingErrorCode.INVALID_ARGUMENT);
    assertThat(rejected).hasMessageContaining("not a valid FCM registration token");
  }

  @Test
  void pushServiceHeaders_areValidatedAndShown() throws Exception {
    var fid = fcm.register();

    messaging().send(message(fid).setWebpushConfig(headers("3600", "high")).build());
    var rejected =
        catchThrowableOfType(
            FirebaseMessagingException.class,
            () -> messaging().send(message(fid).setWebpushConfig(headers("1h", "high")).build()));

    assertThat(rejected.getErrorCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(fcm.messagesTo(fid))
        .singleElement()
        .satisfies(got -> assertThat(got.ttl() + got.urgency()).isEqualTo("3600high"));
    assertThat(get(fcm.origin() + "/").body()).contains("TTL 3600 s, urgency high");
  }

  private static WebpushConfig headers(String ttl, String urgency) {
    return WebpushConfig.builder().putHeader("TTL", ttl).putHeader("Urgency", urgency).build();
  }

  @Test
  void payloadAbove4096Bytes_isRejected() throws Exception {
    var fid = fcm.register();
    var mostly = "x".repeat(4_000);

    messaging().send(Message.builder().setFid(fid).putData("d", mostly).build());
    var rejected =
        catchThrowableOfType(
            FirebaseMessagingException.class,
            () ->
                messaging()
                    .send(Message.builder().setFid(fid).putData("d", mostly + mostly).build()));

    assertThat(rejected.getErrorCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(fcm.messagesTo(fid)).hasSize(1);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(new FcmFault.Unregistered(), ErrorCode.NOT_FOUND, MessagingErrorCode.UNREGISTERED),
        fault(
            new FcmFault.InvalidTarget(),
            ErrorCode.INVALID_ARGUMENT,
            MessagingErrorCode.INVALID_ARGUMENT),
        fault(new FcmFault.InvalidPayload(), ErrorCode.INVALID_ARGUMENT, null),
        fault(
            new FcmFault.SenderIdMismatch(),
            ErrorCode.PERMISSION_DENIED,
            MessagingErrorCode.SENDER_ID_MISMATCH),
        fault(
            new FcmFault.QuotaExceeded(Duration.ofSeconds(60)),
            ErrorCode.RESOURCE_EXHAUSTED,
            MessagingErrorCode.QUOTA_EXCEEDED),
        fault(
            new FcmFault.UnavailableUntil(Duration.ofSeconds(120)),
            ErrorCode.UNAVAILABLE,
            MessagingErrorCode.UNAVAILABLE),
        fault(new FcmFault.Internal(), ErrorCode.INTERNAL, MessagingErrorCode.INTERNAL),
        fault(new FcmFault.BadGateway(), ErrorCode.UNKNOWN, null),
        fault(new FcmFault.DropsBefore(), ErrorCode.UNKNOWN, null));
  }

  private static Arguments fault(FcmFault fault, ErrorCode code, MessagingErrorCode fcmCode) {
    return Arguments.of(fault, code, fcmCode);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_failsOneSend_withoutDelivery(
      FcmFault fault, ErrorCode code, MessagingErrorCode fcmCode) throws Exception {
    var fid = fcm.register();
    fcm.arm(fault);

    var rejected = rejected(fid);
    var deliveredMeanwhile = fcm.messages();
    messaging().send(message(fid).build());

    assertThat(rejected.getErrorCode()).isEqualTo(code);
    assertThat(rejected.getMessagingErrorCode()).isEqualTo(fcmCode);
    assertThat(deliveredMeanwhile).isEmpty();
    assertThat(fcm.messagesTo(fid)).hasSize(1);
    assertThat(fcm.sendsTo(fid)).isEqualTo(2);
  }

  @Test
  void googlesClient_retriesAfter503() throws Exception {
    var fid = fcm.register();
    fcm.arm(new FcmFault.Unavailable());

    messaging().send(message(fid).build());

    assertThat(fcm.messagesTo(fid)).hasSize(1);
    assertThat(fcm.sendsTo(fid)).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource
  void rejectedCredentials_areRetriedByClient(FcmFault fault) throws Exception {
    var fid = fcm.register();
    fcm.arm(fault);

    messaging().send(message(fid).build());

    assertThat(fcm.sendsTo(fid)).isEqualTo(2);
  }

  static Stream<FcmFault> rejectedCredentials_areRetriedByClient() {
    return Stream.of(new FcmFault.Unauthenticated(), new FcmFault.ThirdPartyAuth());
  }

  @Test
  void faultForOneTarget_doesNotAffectOthers() throws Exception {
    var broken = fcm.register();
    var fine = fcm.register();
    fcm.armFor(broken, new FcmFault.Internal(), 2);

    messaging().send(message(fine).build());

    assertThat(rejected(broken).getErrorCode()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(rejected(broken).getErrorCode()).isEqualTo(ErrorCode.INTERNAL);
    messaging().send(message(broken).build());
    assertThat(fcm.messages()).extracting(SentMessage::target).containsExactly(fine, broken);
  }

  @Test
  void connectionDroppedAfterDelivery_failsForSender() {
    var fid = fcm.register();
    fcm.arm(new FcmFault.DropsAfter());

    var rejected = rejected(fid);

    assertThat(rejected.getMessagingErrorCode()).isNull();
    assertThat(fcm.messagesTo(fid)).hasSize(1);
  }

  @Test
  void responseAfterReadTimeout_failsAlthoughDelivered() {
    var fid = fcm.register();
    fcm.arm(new FcmFault.AnswersLate(Duration.ofMinutes(1)));

    var rejected = rejected(fid);

    // The client's HTTP transport ends a late exchange by a stream timeout or by closing the
    // connection. Google's client reports different codes for them, and neither code shows whether
    // FCM delivered the message.
    assertThat(rejected.getErrorCode()).isIn(ErrorCode.UNKNOWN, ErrorCode.DEADLINE_EXCEEDED);
    assertThat(fcm.messagesTo(fid)).hasSize(1);
  }

  @Test
  void unknownStatus_failsWholeBatch() {
    var odd = fcm.register();
    var fine = fcm.register();
    fcm.armFor(odd, new FcmFault.UnknownStatus(), 1);

    var thrown =
        catchThrowableOfType(
            FirebaseMessagingException.class,
            () -> messaging().sendEach(List.of(message(odd).build(), message(fine).build())));

    assertThat(thrown.getErrorCode()).isEqualTo(ErrorCode.CANCELLED);
  }

  @Test
  void sendWithoutAccessToken_isRejected() throws Exception {
    var answer = post("/v1/projects/demo/messages:send", "application/json", "{}");

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void sdkScripts_areServedWithSimulatorsAddress() throws Exception {
    for (var script :
        List.of(
            "firebase-app.js",
            "firebase-messaging.js",
            "firebase-app-compat.js",
            "firebase-messaging-compat.js")) {
      var answer = get(fcm.sdkUrl() + "/" + script);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(answer.body()).doesNotContain("{{");
    }
    assertThat(get(fcm.sdkUrl() + "/firebase-messaging.js").body()).contains(fcm.sdkUrl());
  }

  @Test
  void browser_registersReceivesMessagesAndUnregisters() throws Exception {
    var fid = "cAbcdefghijklmnopqrstu";
    var body = "{\"kind\":\"FID\",\"value\":\"" + fid + "\",\"name\":\"Chromium\"}";

    var registered = post("/sdk/registrations", "application/json", body);
    messaging().send(message(fid).build());
    var got = get(fcm.sdkUrl() + "/messages?target=" + fid + "&after=0").body();
    var nothingNew = get(fcm.sdkUrl() + "/messages?target=" + fid + "&after=1").body();
    delete("/sdk/registrations?target=" + fid);

    assertThat(registered.statusCode()).isEqualTo(204);
    assertThat(got).contains("\"next\":1", "\"title\":\"결제 완료\"", "\"link\":\"https://shop");
    assertThat(nothingNew).isEqualTo("{\"next\":1,\"messages\":[]}");
    assertThat(rejected(fid).getMessagingErrorCode()).isEqualTo(MessagingErrorCode.UNREGISTERED);
  }

  @Test
  void malformedRegistration_isRejected() throws Exception {
    for (var body :
        List.of("", "[]", "{}", "{\"kind\":\"FID\",\"value\":\"short\"}", "{\"kind\":1}")) {
      assertThat(post("/sdk/registrations", "application/json", body).statusCode())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void console_showsMessagesEscaped() throws Exception {
    var fid = fcm.register();
    messaging()
        .send(
            Message.builder()
                .setFid(fid)
                .setNotification(Notification.builder().setTitle("<script>x</script>").build())
                .putData("eventId", "e-9")
                .build());

    var page = get(fcm.origin() + "/").body();

    assertThat(page).contains(fid, "&lt;script&gt;x", "e-9").doesNotContain("<script>x");
  }

  @Test
  void consoleButtons_armFaultsAndUnregister() throws Exception {
    var fid = fcm.register();
    var form =
        "target=" + fid + "&fault=" + URLEncoder.encode("500 internal", StandardCharsets.UTF_8);

    var armed = post("/arm", "application/x-www-form-urlencoded", form);
    var broken = rejected(fid);
    post("/unregister", "application/x-www-form-urlencoded", "target=" + fid);

    assertThat(armed.statusCode()).isEqualTo(303);
    assertThat(broken.getErrorCode()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(rejected(fid).getMessagingErrorCode()).isEqualTo(MessagingErrorCode.UNREGISTERED);
  }

  @Test
  void reset_deletesFaultsDevicesAndMessages() throws Exception {
    var fid = fcm.register();
    messaging().send(message(fid).build());
    fcm.unregister(fid);
    fcm.arm(new FcmFault.Internal());

    fcm.reset();

    messaging().send(message(fid).build());
    assertThat(fcm.messages()).hasSize(1);
  }

  @Test
  void close_endsAllThreads_evenWithHeldResponse() throws Exception {
    fcm.arm(new FcmFault.AnswersLate(Duration.ofMinutes(1)));
    rejected(fcm.register());
    var whileOpen = threads();

    fcm.close();
    for (var thread : whileOpen) {
      thread.join(5_000);
    }

    assertThat(whileOpen).isNotEmpty().noneMatch(Thread::isAlive);
    assertThat(threads()).isEmpty();
  }

  private List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fcm-simulator-" + fcm.origin().getPort()))
        .toList();
  }

  private FirebaseMessaging messaging() {
    return FirebaseMessaging.getInstance(app);
  }

  private FirebaseMessagingException rejected(String fid) {
    return catchThrowableOfType(
        FirebaseMessagingException.class, () -> messaging().send(message(fid).build()));
  }

  private static Message.Builder message(String fid) {
    return Message.builder()
        .setFid(fid)
        .setNotification(Notification.builder().setTitle("결제 완료").setBody("운동화 외 1건").build())
        .setWebpushConfig(
            WebpushConfig.builder()
                .setFcmOptions(WebpushFcmOptions.withLink("https://shop.example/orders/7"))
                .build())
        .putData("eventId", "e-1");
  }

  private HttpResponse<String> get(String address) throws Exception {
    return ask(HttpRequest.newBuilder(URI.create(address)));
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return ask(
        HttpRequest.newBuilder(fcm.origin().resolve(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private void delete(String path) throws Exception {
    ask(HttpRequest.newBuilder(fcm.origin().resolve(path)).DELETE());
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  /** Credentials that never leave this machine. */
  private static final class AnyToken extends GoogleCredentials {
    private static final long serialVersionUID = 1;

    @Override
    public AccessToken refreshAccessToken() {
      return new AccessToken("local", Date.from(Instant.now().plusSeconds(3_600)));
    }
  }
}
