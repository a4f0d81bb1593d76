package dev.gyeolje.catalog;

import dev.gyeolje.platform.money.Money;
import java.time.ZonedDateTime;

/**
 * A price that a product has or had.
 *
 * @param price of one unit
 * @param since start of the price, in the shop's time zone
 */
public record PriceView(Money price, ZonedDateTime since) {}
