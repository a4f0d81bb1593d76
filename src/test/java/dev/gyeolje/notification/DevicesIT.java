package dev.gyeolje.notification;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.simulator.fcm.FcmFault;
import dev.gyeolje.simulator.fcm.SentMessage;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import jakarta.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code /api/devices}, {@code /settings} and the notifications that reach devices. */
class DevicesIT {
  private final LocalShop shop = SharedShop.get();
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);

  @Test
  void device_isRegisteredOnceAndListed() {
    var target = shop.fcm().register();

    var first = register(visitor, target, "Chrome <b>");
    var second = register(visitor, target, "Chrome <i>");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(id(second)).isEqualTo(id(first));
    assertThat(visitor.get("/settings").body())
        .contains("data-device=\"" + id(first), "Chrome &lt;i&gt;")
        .doesNotContain(target);
  }

  /** A customer with thousands of devices would get each notification thousands of times. */
  @Test
  void eleventhDevice_replacesLeastRecentlySeen() {
    var first = shop.fcm().register();
    var second = shop.fcm().register();
    register(visitor, first, "first");
    register(visitor, second, "second");
    register(visitor, first, "first again");

    for (int i = 3; i <= 11; i++) register(visitor, shop.fcm().register(), "device " + i);

    assertThat(devices(second)).isZero();
    assertThat(devices(first)).isEqualTo(1);
    assertThat(visitor.get("/settings").body().split("data-device=", -1)).hasSize(1 + 10);
  }

  @Test
  void deviceUnseenForMoreThan270Days_isDeleted() {
    var unseen = shop.fcm().register();
    var seen = shop.fcm().register();
    register(visitor, unseen, "unseen");
    register(visitor, seen, "seen");

    lastSeen(seen, 269);
    lastSeen(unseen, 271);

    eventually("the cleanup", () -> devices(unseen), left -> left == 0);
    assertThat(devices(seen)).isEqualTo(1);
  }

  @Test
  void signingInAgain_updatesLastSeen() {
    var email = Visitor.newEmail();
    var customer = Visitor.to(shop).signIn("Regular", email);
    var target = shop.fcm().register();
    register(customer, target, "phone");
    lastSeen(target, 200);
    database.change(
        "update sign_ins set expires_at = now() where account_id = (select id from users where email = ?)",
        email);

    customer.signIn("Regular", email);

    assertThat(
            database.number(
                "select count(*) from messaging_tokens where fcm_token = ?"
                    + " and last_seen_at > now() - interval '1 hour'",
                target))
        .isEqualTo(1);
  }

  private void lastSeen(String target, int daysAgo) {
    database.change(
        "update messaging_tokens set last_seen_at = now() - ? * interval '1 day' where fcm_token = ?",
        daysAgo,
        target);
  }

  @Test
  void sharedBrowser_belongsToLastCustomer() {
    var target = shop.fcm().register();
    var id = id(register(visitor, target, "shared"));
    var next = Visitor.signedInTo(shop);

    register(next, target, "shared");

    assertThat(visitor.get("/settings").body()).doesNotContain(id);
    assertThat(next.get("/settings").body()).contains(id);
  }

  @Test
  void device_canBeRemovedOnlyByOwner() {
    var id = id(register(visitor, shop.fcm().register(), "mine"));

    Visitor.signedInTo(shop).submit("/settings/devices/" + id + "/remove", Map.of());
    assertThat(visitor.get("/settings").body()).contains(id);

    var answer = visitor.submit("/settings/devices/" + id + "/remove", Map.of());
    assertThat(visitor.location(answer)).isEqualTo("/settings");
    assertThat(visitor.get("/settings").body()).doesNotContain(id);
  }

  /** Another user may use the browser next. */
  @Test
  void signOut_removesOnlyDeviceOfThatBrowser() {
    var email = Visitor.newEmail();
    var here = Visitor.to(shop).signIn("Robin", email);
    var phone = Visitor.to(shop).signIn("Robin", email);
    var ofHere = id(register(here, shop.fcm().register(), "here"));
    var ofPhone = id(register(phone, shop.fcm().register(), "phone"));

    here.submit("/logout", Map.of());

    assertThat(phone.get("/settings").body()).contains(ofPhone).doesNotContain(ofHere);

    // a later sign-in with the same browser finds its registration through the cookie
    phone.comesBack(phone.picks(expireAndSignInAgain(phone), "Robin", email));
    here.signIn("Robin", email).submit("/settings/sign-ins", Map.of("signIn", "all"));

    assertThat(here.signIn("Robin", email).get("/settings").body()).doesNotContain(ofPhone);
  }

  /** Lets the sign-in expire, so that its key is no longer valid, and starts another. */
  private String expireAndSignInAgain(Visitor who) {
    database.change(
        "update sign_ins set expires_at = now() - interval '1 second' where key_hash = ?",
        Browser.hash(who.cookie("gyeolje").orElseThrow().getValue()));
    return who.goesToProvider("/");
  }

  @Test
  void removalFromAnotherSite_isRejected() {
    var id = id(register(visitor, shop.fcm().register(), "mine"));

    var answer = visitor.submitFromAnotherSite("/settings/devices/" + id + "/remove", Map.of());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(visitor.get("/settings").body()).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "%ED%95%9C"})
  void malformedDeviceId_isNotFound(String id) {
    var answer = visitor.submit("/settings/devices/" + id + "/remove", Map.of());

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void testPush_reachesEveryDeviceInCustomersLanguage() {
    var fid = shop.fcm().register();
    var token = shop.fcm().registerToken();
    register(visitor, fid, "new kind");
    register(visitor, "token", token, "old kind");
    assertThat(visitor.get("/settings").body()).contains("data-testid=\"test-push\"");
    visitor.submit("/language", Map.of("lang", "ko", "to", "/"));

    var answer = visitor.submit("/settings/test", Map.of());

    assertThat(visitor.location(answer)).isEqualTo("/settings?tested=1");
    assertThat(firstTo(fid).title()).isEqualTo("시험 알림");
    assertThat(firstTo(token).title()).isEqualTo("시험 알림");
  }

  @Test
  void paidOrder_isNotifiedInCustomersLanguage() throws Exception {
    var target = shop.fcm().register();
    register(visitor, target, "mine");
    var product = new Products(shop.dataSource()).add("우산", "Umbrella", 21_000, 3);
    var order = visitor.orders(product, 1);

    visitor.returnsFromWindow(order);

    var content = firstTo(target);
    assertThat(content.title()).isEqualTo("Payment complete");
    assertThat(content.body()).isEqualTo("Umbrella: ₩21,000 paid.");
    assertThat(content.data().get("link")).isEqualTo(shop.origin() + "/orders/" + order.id());
    assertThat(content.urgency()).isEqualTo("high");
    assertThat(content.label()).isEqualTo("paid");
    assertThat(Integer.parseInt(content.ttl())).isBetween(1, 86_400);
  }

  @Test
  void unregisteredDevice_isDeletedAndOthersAreNotified() {
    var gone = shop.fcm().register();
    var there = shop.fcm().register();
    register(visitor, gone, "gone");
    register(visitor, there, "there");
    shop.fcm().unregister(gone);

    visitor.submit("/settings/test", Map.of());

    firstTo(there);
    eventually("deletion of the device", () -> devices(gone), count -> count == 0);
    assertThat(devices(there)).isEqualTo(1);
  }

  @Test
  void unavailableFcm_deletesNoDevice() {
    var target = shop.fcm().register();
    register(visitor, target, "mine");
    // Google's client makes four tries itself, then the shop retries
    shop.fcm().armFor(target, new FcmFault.Unavailable(), 5);

    visitor.submit("/settings/test", Map.of());

    firstTo(target);
    assertThat(devices(target)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("pauses")
  void pauseRequestedByFcm_delaysNextAttempt(FcmFault fault) {
    var target = shop.fcm().register();
    register(visitor, target, "mine");
    shop.fcm().armFor(target, fault, 1);

    visitor.submit("/settings/test", Map.of());

    eventually(
        "the recorded error", () -> notification("last_error", target), error -> error != null);
    assertThat(notification("status", target)).isEqualTo("PENDING");
    assertThat(notification("next_attempt_at > now() + interval '8 minutes'", target))
        .isEqualTo("t");
    assertThat(shop.fcm().sendsTo(target)).isEqualTo(1);
  }

  static Stream<FcmFault> pauses() {
    var pause = Duration.ofMinutes(9);
    return Stream.of(new FcmFault.QuotaExceeded(pause), new FcmFault.UnavailableUntil(pause));
  }

  @Test
  void pendingNotification_isNotSentToNextUserOfBrowser() {
    var target = shop.fcm().register();
    addWaitingNotification(target);
    register(Visitor.signedInTo(shop), target, "shared");
    assertThat(notification("status", target)).isEqualTo("GONE");

    var removed = shop.fcm().register();
    var id = addWaitingNotification(removed);
    visitor.submit("/settings/devices/" + id + "/remove", Map.of());
    assertThat(notification("status", removed)).isEqualTo("GONE");

    var mine = shop.fcm().register();
    addWaitingNotification(mine);
    register(visitor, mine, "still mine");
    assertThat(notification("status", mine)).isEqualTo("PENDING");
  }

  /** Creates a notification that waits for its next attempt; returns the id of its device. */
  private String addWaitingNotification(String target) {
    var id = id(register(visitor, target, "mine"));
    shop.fcm().armFor(target, new FcmFault.UnavailableUntil(Duration.ofMinutes(9)), 1);
    visitor.submit("/settings/test", Map.of());
    eventually(
        "the recorded error", () -> notification("last_error", target), error -> error != null);
    return id;
  }

  private String notification(String what, String target) {
    return database.text("select " + what + " from notifications where fcm_token = ?", target);
  }

  @ParameterizedTest
  @MethodSource("invalidDevices")
  void invalidDevice_isRejected(String body) {
    var before = database.rows();
    var log = LogWatch.of(shop.server().log());

    var answer = visitor.postJson("/api/devices", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"INVALID_REQUEST\"", "We could not understand that");
    assertThat(database.rows()).isEqualTo(before);
    assertThat(log.troubles()).isEmpty();
  }

  static Stream<String> invalidDevices() {
    return Stream.of(
        "",
        "{",
        "[]",
        "{}",
        "{\"kind\":\"fid\"}",
        "{\"kind\":\"fid\",\"value\":\"\"}",
        "{\"kind\":\"fid\",\"value\":7}",
        "{\"kind\":\"fid\",\"value\":null}",
        "{\"kind\":null,\"value\":\"abc\"}",
        "{\"kind\":\"FID\",\"value\":\"abc\"}",
        "{\"kind\":\"other\",\"value\":\"abc\"}",
        "{\"kind\":\"fid\",\"value\":\"a b\"}",
        "{\"kind\":\"fid\",\"value\":\"a\\u0000b\"}",
        "{\"kind\":\"fid\",\"value\":\"키\"}",
        "{\"kind\":\"fid\",\"value\":\"" + "a".repeat(4_097) + "\"}",
        "{\"kind\":" + "9".repeat(5_000) + "}",
        "{\"kind\":" + "[".repeat(5_000) + "}");
  }

  @Test
  void deviceNameWithOddCharacters_isAcceptedAndEscaped() {
    var body =
        Json.createObjectBuilder()
            .add("kind", "fid")
            .add("value", shop.fcm().register())
            .add("name", "\0\u0007<script>" + "가".repeat(300))
            .build()
            .toString();

    assertThat(visitor.postJson("/api/devices", body).statusCode()).isEqualTo(200);
    assertThat(
            visitor
                .postJson("/api/devices", body.replace("<script>", "\\ud800<script>"))
                .statusCode())
        .isEqualTo(200);
    assertThat(visitor.get("/settings").body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>가");
  }

  @Test
  void crossSiteOrAnonymousRegistration_isRejected() {
    var body = "{\"kind\":\"fid\",\"value\":\"" + UUID.randomUUID() + "\"}";
    var before = database.rows();

    assertThat(visitor.send(visitor.json("/api/devices", body)).statusCode()).isEqualTo(403);
    assertThat(Visitor.to(shop).postJson("/api/devices", body).statusCode()).isEqualTo(401);
    assertThat(database.rows()).isEqualTo(before);
  }

  private static HttpResponse<String> register(Visitor who, String fid, String name) {
    return register(who, "fid", fid, name);
  }

  private static HttpResponse<String> register(
      Visitor who, String kind, String target, String name) {
    return who.postJson(
        "/api/devices",
        Json.createObjectBuilder()
            .add("kind", kind)
            .add("value", target)
            .add("name", name)
            .build()
            .toString());
  }

  private static String id(HttpResponse<String> registered) {
    return found("\"id\":\"([^\"]+)\"", registered.body()).orElseThrow();
  }

  private SentMessage firstTo(String target) {
    return eventually(
            "notification", () -> shop.fcm().messagesTo(target), messages -> !messages.isEmpty())
        .get(0);
  }

  private long devices(String target) {
    return database.number("select count(*) from messaging_tokens where fcm_token = ?", target);
  }
}
