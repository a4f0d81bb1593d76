package dev.gyeolje.notification;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail that is due.
 *
 * @param amount of the event
 * @param dueAt time from which it is due
 * @param attempts delivery attempts so far, including this one
 */
record DueMail(UUID id, OrderId order, MailKind kind, Money amount, Instant dueAt, int attempts) {}
