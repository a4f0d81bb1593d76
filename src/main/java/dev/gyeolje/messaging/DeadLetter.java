package dev.gyeolje.messaging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A message that could not be processed, kept for an operator. */
@Entity
@Table(name = "dead_letters")
public class DeadLetter {

  @Id private UUID id;
  private String subscription;

  @Column(name = "message_id")
  private String messageId;

  @Column(name = "event_id")
  private String eventId;

  @Column(name = "event_type")
  private String eventType;

  private int deliveries;
  private String reason;
  private String data;
  private String attributes;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "resolved_at")
  private @Nullable Instant resolvedAt;

  protected DeadLetter() {}

  DeadLetter(
      String subscription, IncomingMessage message, int deliveries, String reason, Instant now) {
    this.id = UUID.randomUUID();
    this.subscription = shortened(subscription);
    this.messageId = shortened(message.messageId());
    this.eventId = shortened(message.attribute("eventId"));
    this.eventType = shortened(message.attribute("eventType"));
    this.deliveries = deliveries;
    this.reason = reason;
    this.data = storable(message.data());
    this.attributes = lines(message.attributes());
    this.receivedAt = now;
  }

  /** The dead letter's id. */
  public UUID id() {
    return id;
  }

  /** Short name of the subscription that failed. */
  public String subscription() {
    return subscription;
  }

  /** The broker's message id. */
  public String messageId() {
    return messageId;
  }

  /** The shop's event id; may be empty. */
  public String eventId() {
    return eventId;
  }

  /** The event type; may be empty. */
  public String eventType() {
    return eventType;
  }

  /** Number of earlier deliveries; 0 if unknown. */
  public int deliveries() {
    return deliveries;
  }

  /** Why the message could not be processed. */
  public String reason() {
    return reason;
  }

  /** The decoded content. */
  public String data() {
    return data;
  }

  /** The attributes, one {@code name=value} per line. */
  public String attributes() {
    return attributes;
  }

  /** When the dead letter was stored. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** When it was resolved; null while it is open. */
  public @Nullable Instant resolvedAt() {
    return resolvedAt;
  }

  /**
   * Marks the dead letter as resolved: it took effect after all, or an operator resolved it in
   * another way.
   */
  public void resolve(Instant now) {
    if (resolvedAt == null) resolvedAt = now;
  }

  /** Returns the message as it was delivered, for a replay. */
  public IncomingMessage message() {
    var pairs = new HashMap<String, String>();
    for (var line : attributes.split("\n")) {
      int sign = line.indexOf('=');
      if (sign > 0) pairs.put(line.substring(0, sign), line.substring(sign + 1));
    }
    return new IncomingMessage(subscription, messageId, data, pairs);
  }

  private static String lines(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> storable(e.getKey() + "=" + e.getValue()).replace('\n', ' '))
        .collect(Collectors.joining("\n"));
  }

  private static String shortened(String text) {
    var clean = storable(text);
    return clean.length() <= 255 ? clean : clean.substring(0, 255);
  }

  /** Replaces the NUL character, which PostgreSQL's text type cannot store. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
