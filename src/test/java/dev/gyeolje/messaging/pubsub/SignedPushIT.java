package dev.gyeolje.messaging.pubsub;

import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.pubsub.PushTokens;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests pushes with valid and invalid signed tokens. */
class SignedPushIT {

  private final LocalShop shop = SharedShop.get();
  private final Database database = new Database(shop.dataSource());
  private final Visitor pusher = Visitor.to(shop);
  private final PushTokens google = shop.pubsub().orElseThrow().tokens();
  private final String messageId = UUID.randomUUID().toString();

  static Stream<String> endpoints() {
    return Stream.of(
        "/api/checkout/stock",
        "/api/checkout/push",
        "/api/checkout/canceled",
        "/api/pubsub/push",
        "/api/pubsub/dead-letter");
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void pushWithInvalidToken_isRejectedAndLeavesNoTrace(String endpoint) {
    for (var token :
        new String[] {
          google.forge(good().build()),
          google.sign(good().expirationTime(Date.from(Instant.EPOCH)).build()),
          google.sign(good().expirationTime(null).build()),
          google.sign(good().audience("https://other.example").build()),
          google.sign(good().issuer("https://evil.example").build()),
          google.sign(good().claim("email", "push@other.iam.gserviceaccount.com").build()),
          google.sign(good().claim("email_verified", false).build()),
          new PushTokens().sign(good().build()),
          new PlainJWT(good().build()).serialize(),
          "",
          "garbage",
          "a.b.c"
        }) {
      var answer = push(endpoint, token);
      assertThat(answer.statusCode()).as(token).isEqualTo(401);
      assertThat(type(answer)).isEqualTo("application/problem+json");
    }
    assertThat(traces()).isZero();
  }

  /** The shop acknowledges an unprocessable message and stores it for an operator. */
  @Test
  void signedPush_isAcceptedAndStored() {
    assertThat(push("/api/checkout/stock", google.sign(good().build())).statusCode())
        .isEqualTo(204);
    assertThat(traces()).isEqualTo(1);
  }

  private HttpResponse<String> push(String endpoint, String token) {
    var body = "{\"message\":{\"messageId\":\"" + messageId + "\",\"data\":\"e30=\"}}";
    return pusher.send(pusher.json(endpoint, body).header("Authorization", "Bearer " + token));
  }

  private static JWTClaimsSet.Builder good() {
    return PushTokens.claims(LocalShop.PUSH_AUDIENCE, LocalShop.PUSH_ACCOUNT);
  }

  private long traces() {
    return database.number(
        "select (select count(*) from dead_letters where message_id = ?)"
            + " + (select count(*) from processed_messages where event_id = ?)",
        messageId,
        messageId);
  }
}
