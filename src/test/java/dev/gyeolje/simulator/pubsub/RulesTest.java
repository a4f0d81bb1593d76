package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import com.google.protobuf.util.FieldMaskUtil;
import com.google.pubsub.v1.BigQueryConfig;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rules of the real service that Google's emulator does not enforce. */
class RulesTest {

  static Subscription.Builder valid() {
    return Subscription.newBuilder()
        .setName("projects/shop/subscriptions/checkout-stock")
        .setTopic("projects/shop/topics/checkout-success");
  }

  @Test
  void missingValues_getDefaults() {
    DeadLetterPolicy policy =
        DeadLetterPolicy.newBuilder().setDeadLetterTopic("projects/shop/topics/dead").build();

    Subscription stored = Rules.complete(valid().setDeadLetterPolicy(policy).build());

    assertThat(stored.getAckDeadlineSeconds()).isEqualTo(10);
    assertThat(stored.getDeadLetterPolicy().getMaxDeliveryAttempts()).isEqualTo(5);
    assertThat(stored.getMessageRetentionDuration().getSeconds()).isEqualTo(7 * 24 * 3600);
    assertThat(stored.getState()).isEqualTo(Subscription.State.ACTIVE);
    assertThat(stored.hasRetryPolicy()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 9, 601})
  void ackDeadlineOutsideTenToSixHundredSeconds_isRejected(int seconds) {
    Subscription asked = valid().setAckDeadlineSeconds(seconds).build();

    assertRejected(Status.Code.INVALID_ARGUMENT, () -> Rules.complete(asked));
  }

  @Test
  void minimumBackoffAboveMaximum_isRejected() {
    RetryPolicy crossed = PubSubFixture.retries(20, 10);
    Subscription asked = valid().setRetryPolicy(crossed).build();

    assertRejected(Status.Code.INVALID_ARGUMENT, () -> Rules.complete(asked));
  }

  static Stream<Subscription.Builder> unsupportedSubscriptions() {
    return Stream.of(
        valid().setEnableMessageOrdering(true),
        valid().setFilter("attributes.kind = \"a\""),
        valid().setEnableExactlyOnceDelivery(true),
        valid().setBigqueryConfig(BigQueryConfig.getDefaultInstance()),
        valid()
            .setPushConfig(
                PushConfig.newBuilder()
                    .setPushEndpoint("http://localhost/x")
                    .setNoWrapper(PushConfig.NoWrapper.getDefaultInstance())));
  }

  @ParameterizedTest
  @MethodSource("unsupportedSubscriptions")
  void unsupportedFeature_returnsUnimplemented(Subscription.Builder asked) {
    assertRejected(Status.Code.UNIMPLEMENTED, () -> Rules.complete(asked.build()));
  }

  @Test
  void orderingKey_returnsUnimplemented() {
    PublishRequest request = publish(text("x").setOrderingKey("k"));

    assertRejected(Status.Code.UNIMPLEMENTED, () -> Rules.checkPublish(request));
  }

  @Test
  void requestAboveTenMegabytes_isRejected() {
    ByteString large = ByteString.copyFrom(new byte[10_000_000]);
    PublishRequest request = publish(PubsubMessage.newBuilder().setData(large));

    assertRejected(Status.Code.INVALID_ARGUMENT, () -> Rules.checkPublish(request));
  }

  static Stream<PubsubMessage.Builder> messagesWithInvalidAttributes() {
    PubsubMessage.Builder crowded = text("x");
    for (int i = 0; i <= 100; i++) crowded.putAttributes("name" + i, "v");
    return Stream.of(
        crowded,
        text("x").putAttributes("", "v"),
        text("x").putAttributes("googname", "v"),
        text("x").putAttributes("n".repeat(257), "v"),
        text("x").putAttributes("name", "값".repeat(342)));
  }

  @ParameterizedTest
  @MethodSource("messagesWithInvalidAttributes")
  void invalidAttributes_areRejected(PubsubMessage.Builder message) {
    PublishRequest request = publish(message);

    assertRejected(Status.Code.INVALID_ARGUMENT, () -> Rules.checkPublish(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no_such_field", "topic", "name", "enable_message_ordering"})
  void emptyUnknownOrImmutableMaskField_isRejected(String path) {
    Subscription current = Rules.complete(valid().build());
    FieldMask mask = FieldMaskUtil.fromString(path);

    assertRejected(Status.Code.INVALID_ARGUMENT, () -> Rules.merged(current, current, mask));
  }

  @Test
  void policyInMaskWithoutValue_isRemoved() {
    Subscription current =
        Rules.complete(valid().setRetryPolicy(PubSubFixture.retries(10, 20)).build());
    FieldMask mask = FieldMaskUtil.fromString("retry_policy");

    assertThat(Rules.merged(current, valid().build(), mask).hasRetryPolicy()).isFalse();
  }

  private static PubsubMessage.Builder text(String data) {
    return PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(data));
  }

  private static PublishRequest publish(PubsubMessage.Builder message) {
    return PublishRequest.newBuilder().addMessages(message).build();
  }

  private static void assertRejected(Status.Code code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            rejection -> assertThat(rejection.getStatus().getCode()).isEqualTo(code));
  }
}
