package dev.gyeolje.simulator.pubsub;

import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A snapshot of the broker for the console. */
record BrokerView(
    List<String> topics,
    List<SubscriptionRow> subscriptions,
    List<MessageRow> messages,
    Set<Fault> armed) {

  record SubscriptionRow(Subscription definition, int backlog, int inFlight) {
    static SubscriptionRow of(Backlog backlog) {
      return new SubscriptionRow(backlog.definition(), backlog.size(), backlog.inFlight());
    }
  }

  record MessageRow(
      String id,
      String topic,
      String publishTime,
      String data,
      Map<String, String> attributes,
      List<String> history) {

    private static final int SHOWN_CHARACTERS = 2_000;

    static MessageRow of(Message message) {
      PubsubMessage content = message.content;
      return new MessageRow(
          content.getMessageId(),
          message.topic,
          Timestamps.toString(content.getPublishTime()),
          text(content),
          new TreeMap<>(content.getAttributesMap()),
          message.history());
    }

    private static String text(PubsubMessage content) {
      if (!content.getData().isValidUtf8()) return content.getData().size() + " bytes";
      String text = content.getData().toStringUtf8();
      return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
  }
}
