package dev.gyeolje.catalog;

import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about a product; its stock is counted, not decided. No component is null
 * but the two times.
 *
 * @param nameKo not empty
 * @param nameEn not empty
 * @param descriptionKo may be empty
 * @param descriptionEn may be empty
 * @param category key of a text, or a word that is shown as it is
 * @param picture path on this origin
 * @param price of one unit, more than nothing
 * @param position products are listed by it, the smallest first
 * @param needsDelivery whether it is sent to an address
 * @param hidden whether customers neither see nor buy it
 * @param visibleFrom customers see it from then on; null for always
 * @param visibleUntil customers see it no more from then on; null for always
 */
public record ProductDetails(
    String nameKo,
    String nameEn,
    String descriptionKo,
    String descriptionEn,
    String category,
    String picture,
    Money price,
    int position,
    boolean needsDelivery,
    boolean hidden,
    @Nullable Instant visibleFrom,
    @Nullable Instant visibleUntil) {

  /** Whether customers see and may buy the product at {@code now}. */
  public boolean visible(Instant now) {
    return !hidden
        && (visibleFrom == null || !now.isBefore(visibleFrom))
        && (visibleUntil == null || now.isBefore(visibleUntil));
  }
}
