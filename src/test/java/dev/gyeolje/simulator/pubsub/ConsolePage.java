package dev.gyeolje.simulator.pubsub;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.Subscription;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders the console as HTML. All text from outside passes {@link #escape}. */
final class ConsolePage {

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Pub/Sub simulator</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 64rem; padding: 0 1rem }
      section, article { border-top: 1px solid #ccc; padding: .5rem 0 }
      h1 { font-size: 1.4rem } h2 { font-size: 1.15rem } h3 { font-size: 1rem; margin: .3rem 0 }
      p, ul, pre { margin: .3rem 0; overflow-wrap: anywhere }
      pre { background: #f4f4f4; padding: .5rem; white-space: pre-wrap }
      form { margin: .3rem 0 } button { font: inherit; padding: .3rem .8rem }
      .armed { color: #a00; font-weight: bold }
      </style>
      </head>
      <body>
      <h1>Pub/Sub simulator</h1>
      <p>Stands in for Google Cloud Pub/Sub on this machine. All in memory. <a href="/">Reload</a></p>
      <section><h2>Faults</h2>
      %s</section>
      <section><h2>Topics</h2>
      %s</section>
      <section><h2>Subscriptions</h2>
      %s</section>
      <section><h2>Last messages</h2>
      %s</section>
      </body>
      </html>
      """;

  private ConsolePage() {}

  static String of(BrokerView view) {
    return FRAME.formatted(
        each(List.of(Fault.values()), fault -> button(fault, view.armed().contains(fault))),
        each(view.topics(), topic -> "<p>" + escape(topic) + "</p>\n"),
        each(view.subscriptions(), ConsolePage::subscription),
        each(view.messages(), ConsolePage::message));
  }

  private static <T> String each(List<T> items, Function<T, String> html) {
    if (items.isEmpty()) return "<p>None yet.</p>\n";
    return items.stream().map(html).collect(Collectors.joining());
  }

  private static String button(Fault fault, boolean armed) {
    return """
        <form method="post" action="%s"><button name="fault" value="%s">%s</button> %s%s</form>
        """
        .formatted(
            armed ? "/disarm" : "/arm",
            fault.name(),
            (armed ? "Stop: " : "") + escape(fault.button),
            escape(fault.effect),
            armed ? " <span class=\"armed\">on</span>" : "");
  }

  private static String subscription(BrokerView.SubscriptionRow row) {
    Subscription definition = row.definition();
    return """
        <article><h3>%s</h3>
        <p>of %s<br>to %s<br>ack deadline %d s; %s; %s</p>
        <p>%d waiting for an acknowledgement, %d of them in flight</p></article>
        """
        .formatted(
            escape(definition.getName()),
            escape(definition.getTopic()),
            endpoint(definition),
            definition.getAckDeadlineSeconds(),
            retries(definition),
            deadLetters(definition),
            row.backlog(),
            row.inFlight());
  }

  /**
   * Returns the endpoint without its query, which contains the shared secret of the shop's pushes.
   */
  private static String endpoint(Subscription definition) {
    String endpoint = definition.getPushConfig().getPushEndpoint();
    if (endpoint.isEmpty()) return "nobody yet";
    return escape(endpoint.replaceFirst("\\?.*", "?…"));
  }

  private static String retries(Subscription definition) {
    if (!definition.hasRetryPolicy()) return "no retry policy";
    var policy = definition.getRetryPolicy();
    return "retries after %s to %s"
        .formatted(
            Durations.toString(policy.getMinimumBackoff()),
            Durations.toString(policy.getMaximumBackoff()));
  }

  private static String deadLetters(Subscription definition) {
    if (!definition.hasDeadLetterPolicy()) return "no dead-letter policy";
    var policy = definition.getDeadLetterPolicy();
    return "after %d attempts to %s"
        .formatted(policy.getMaxDeliveryAttempts(), escape(policy.getDeadLetterTopic()));
  }

  private static String message(BrokerView.MessageRow row) {
    String attributes =
        row.attributes().entrySet().stream()
            .map(each -> "<li>" + escape(each.getKey()) + " = " + escape(each.getValue()) + "</li>")
            .collect(Collectors.joining());
    String history =
        row.history().stream()
            .map(line -> "<li>" + escape(line) + "</li>")
            .collect(Collectors.joining());
    return """
        <article><h3>%s, %s</h3><p>%s</p><pre>%s</pre><ul>%s</ul><ul>%s</ul></article>
        """
        .formatted(
            escape(row.id()),
            escape(row.topic()),
            escape(row.publishTime()),
            escape(row.data()),
            attributes,
            history);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
