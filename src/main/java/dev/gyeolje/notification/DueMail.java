package dev.gyeolje.notification;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail that is to be sent now.
 *
 * @param amount of the event
 * @param dueAt since when it is to be sent
 * @param attempts deliveries tried so far, this one among them
 */
record DueMail(UUID id, OrderId order, MailKind kind, Money amount, Instant dueAt, int attempts) {}
