package dev.gyeolje.messaging.pubsub;

import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import org.junit.jupiter.api.Test;

/** {@code POST /api/pubsub/setup}. */
class PubSubSetupIT {
  private final LocalShop shop = SharedShop.get();

  @Test
  void operator_mayRepeatTheSetupAsOftenAsTheyLike() {
    var operator = Visitor.operatorOf(shop);

    assertThat(operator.postJson("/api/pubsub/setup", "").statusCode()).isEqualTo(204);
    assertThat(operator.postJson("/api/pubsub/setup", "").statusCode()).isEqualTo(204);
  }

  @Test
  void nobodyElse_maySetUpAnything() {
    var stranger = Visitor.to(shop).postJson("/api/pubsub/setup", "");
    var person = Visitor.signedInTo(shop).postJson("/api/pubsub/setup", "");

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(person.statusCode()).isEqualTo(403);
    assertThat(type(person)).isEqualTo("application/problem+json");
  }

  @Test
  void operatorsBrowser_isNotUsedByForeignPages() {
    var operator = Visitor.operatorOf(shop);

    assertThat(operator.send(operator.json("/api/pubsub/setup", "")).statusCode()).isEqualTo(403);
  }
}
