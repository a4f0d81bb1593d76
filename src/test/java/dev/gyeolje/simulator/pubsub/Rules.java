package dev.gyeolje.simulator.pubsub;

import static dev.gyeolje.simulator.pubsub.ApiRejections.invalid;
import static dev.gyeolje.simulator.pubsub.ApiRejections.notImitated;
import static dev.gyeolje.simulator.pubsub.ApiRejections.outOfRange;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.FieldMaskUtil;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Validates requests as the real service does and fills in its defaults. The bounds come from
 * Google's API reference (google.pubsub.v1) and its page of quotas and limits.
 */
final class Rules {

  private static final int MAX_MESSAGES = 1_000;
  private static final int MAX_REQUEST_BYTES = 10_000_000;
  private static final int MAX_ATTRIBUTES = 100;
  private static final int MAX_ATTRIBUTE_NAME_BYTES = 256;
  private static final int MAX_ATTRIBUTE_VALUE_BYTES = 1_024;
  private static final Duration TEN_MINUTES = Durations.fromMinutes(10);

  private static final Pattern NAME =
      Pattern.compile(
          "projects/[^/]+/(topics|subscriptions)/(?!goog)[A-Za-z][A-Za-z0-9\\-_.~+%]{2,254}");
  private static final Set<String> FIXED_FOR_LIFE =
      Set.of("name", "topic", "filter", "enable_message_ordering");

  private Rules() {}

  /** Validates a topic and returns it as stored. */
  static Topic complete(Topic asked) {
    checkName(asked.getName(), "topics");
    if (asked.hasSchemaSettings()) throw notImitated("schemas");
    if (asked.hasIngestionDataSourceSettings()) throw notImitated("ingestion");
    if (asked.getMessageTransformsCount() > 0) throw notImitated("message transforms");
    if (asked.hasMessageRetentionDuration()) checkRetention(asked.getMessageRetentionDuration());
    return asked.toBuilder().setState(Topic.State.ACTIVE).build();
  }

  /** Returns {@code current} with the fields of {@code mask} replaced by those of {@code asked}. */
  static Topic merged(Topic current, Topic asked, FieldMask mask) {
    if (mask.getPathsCount() == 0) throw invalid("The update_mask must name at least one field.");
    if (!FieldMaskUtil.isValid(Topic.class, mask) || mask.getPathsList().contains("name")) {
      throw invalid("Invalid update_mask: " + FieldMaskUtil.toString(mask));
    }
    Topic.Builder merged = current.toBuilder();
    var replacing = new FieldMaskUtil.MergeOptions().setReplaceMessageFields(true);
    FieldMaskUtil.merge(mask, asked, merged, replacing);
    return complete(merged.build());
  }

  private static void checkRetention(Duration value) {
    if (Durations.compare(value, TEN_MINUTES) < 0
        || Durations.compare(value, Durations.fromDays(31)) > 0) {
      throw invalid("message_retention_duration must be between 10 minutes and 31 days.");
    }
  }

  /**
   * Validates a subscription and returns it as stored, with the service's defaults for missing
   * values.
   */
  static Subscription complete(Subscription asked) {
    checkName(asked.getName(), "subscriptions");
    checkImitated(asked);
    checkPushConfig(asked.getPushConfig());
    Subscription.Builder stored = asked.toBuilder().setState(Subscription.State.ACTIVE);
    stored.setAckDeadlineSeconds(ackDeadline(asked.getAckDeadlineSeconds()));
    if (!asked.hasMessageRetentionDuration()) {
      stored.setMessageRetentionDuration(Durations.fromDays(7));
    }
    checkRetention(stored.getMessageRetentionDuration());
    if (asked.hasRetryPolicy()) stored.setRetryPolicy(complete(asked.getRetryPolicy()));
    if (asked.hasDeadLetterPolicy()) {
      stored.setDeadLetterPolicy(complete(asked.getDeadLetterPolicy()));
    }
    return stored.build();
  }

  /** Returns {@code current} with the fields of {@code mask} replaced by those of {@code asked}. */
  static Subscription merged(Subscription current, Subscription asked, FieldMask mask) {
    if (mask.getPathsCount() == 0) throw invalid("The update_mask must name at least one field.");
    if (!FieldMaskUtil.isValid(Subscription.class, mask)) {
      throw invalid("Invalid update_mask: " + FieldMaskUtil.toString(mask));
    }
    for (String path : mask.getPathsList()) {
      if (FIXED_FOR_LIFE.contains(path)) throw invalid("The field " + path + " cannot be updated.");
    }
    Subscription.Builder merged = current.toBuilder();
    var replacing = new FieldMaskUtil.MergeOptions().setReplaceMessageFields(true);
    FieldMaskUtil.merge(mask, asked, merged, replacing);
    return complete(merged.build());
  }

  static void checkPublish(PublishRequest request) {
    int count = request.getMessagesCount();
    if (count == 0) throw invalid("The publish request contains no messages.");
    if (count > MAX_MESSAGES) {
      throw invalid(
          "The publish request has " + count + " messages; the maximum is " + MAX_MESSAGES + ".");
    }
    if (request.getSerializedSize() > MAX_REQUEST_BYTES) {
      throw invalid(
          "The publish request has "
              + request.getSerializedSize()
              + " bytes; the maximum is "
              + MAX_REQUEST_BYTES
              + ".");
    }
    request.getMessagesList().forEach(Rules::checkMessage);
  }

  private static void checkMessage(PubsubMessage message) {
    if (!message.getOrderingKey().isEmpty()) throw notImitated("ordering keys");
    if (message.getData().isEmpty() && message.getAttributesCount() == 0) {
      throw invalid("A message needs data or at least one attribute.");
    }
    if (message.getAttributesCount() > MAX_ATTRIBUTES) {
      throw invalid("A message has at most " + MAX_ATTRIBUTES + " attributes.");
    }
    message.getAttributesMap().entrySet().forEach(Rules::checkAttribute);
  }

  private static void checkAttribute(Map.Entry<String, String> attribute) {
    int name = utf8Length(attribute.getKey());
    if (name == 0 || name > MAX_ATTRIBUTE_NAME_BYTES || attribute.getKey().startsWith("goog")) {
      throw invalid("Invalid attribute name.");
    }
    if (utf8Length(attribute.getValue()) > MAX_ATTRIBUTE_VALUE_BYTES) {
      throw invalid("An attribute has at most " + MAX_ATTRIBUTE_VALUE_BYTES + " bytes.");
    }
  }

  static void checkPushConfig(PushConfig config) {
    if (config.hasNoWrapper()) throw notImitated("unwrapped pushes");
    if (!config.getPushEndpoint().isEmpty() && !isEndpoint(config.getPushEndpoint())) {
      // without the value: the query may contain a secret, and rejections are logged
      throw invalid("Unsupported push_endpoint.");
    }
  }

  private static boolean isEndpoint(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static void checkName(String name, String collection) {
    if (!NAME.matcher(name).matches() || !name.contains("/" + collection + "/")) {
      throw invalid("Invalid [" + collection + "] name: (name=" + name + ")");
    }
  }

  private static void checkImitated(Subscription asked) {
    if (asked.getEnableMessageOrdering()) throw notImitated("message ordering");
    if (!asked.getFilter().isEmpty()) throw notImitated("filters");
    if (asked.getEnableExactlyOnceDelivery()) throw notImitated("exactly-once delivery");
    if (asked.getMessageTransformsCount() > 0) throw notImitated("message transforms");
    if (asked.hasBigqueryConfig() || asked.hasCloudStorageConfig()) throw notImitated("exports");
  }

  private static int ackDeadline(int seconds) {
    if (seconds == 0) return 10;
    if (seconds < 10 || seconds > 600) {
      throw invalid("ack_deadline_seconds is " + seconds + "; it must be between 10 and 600.");
    }
    return seconds;
  }

  private static RetryPolicy complete(RetryPolicy asked) {
    Duration least =
        asked.hasMinimumBackoff() ? asked.getMinimumBackoff() : Durations.fromSeconds(10);
    Duration most = asked.hasMaximumBackoff() ? asked.getMaximumBackoff() : TEN_MINUTES;
    checkBackoff("minimum_backoff", least);
    checkBackoff("maximum_backoff", most);
    if (Durations.compare(least, most) > 0) {
      throw invalid("minimum_backoff is greater than maximum_backoff.");
    }
    return RetryPolicy.newBuilder().setMinimumBackoff(least).setMaximumBackoff(most).build();
  }

  private static void checkBackoff(String field, Duration value) {
    if (Durations.isNegative(value) || Durations.compare(value, TEN_MINUTES) > 0) {
      throw invalid(
          "The value for " + field + " is out of bounds: it must be between 0s and 600s.");
    }
  }

  private static DeadLetterPolicy complete(DeadLetterPolicy asked) {
    checkName(asked.getDeadLetterTopic(), "topics");
    int attempts = asked.getMaxDeliveryAttempts();
    if (attempts == 0) return asked.toBuilder().setMaxDeliveryAttempts(5).build();
    if (attempts < 5 || attempts > 100) {
      throw outOfRange(
          "The value for max_delivery_attempts is out of range. You passed "
              + attempts
              + " in the request, but it must be between 5 and 100.");
    }
    return asked;
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
