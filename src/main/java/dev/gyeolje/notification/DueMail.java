package dev.gyeolje.notification;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A claimed mail that is due.
 *
 * @param amount amount of the event
 * @param dueAt time at which the mail became due
 * @param attempts number of delivery attempts, including this one
 */
record DueMail(UUID id, OrderId order, MailKind kind, Money amount, Instant dueAt, int attempts) {}
