package dev.gyeolje.catalog;

import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a product that an operator sets; stock is counted instead. Only the two times may
 * be null.
 *
 * @param nameKo not empty
 * @param nameEn not empty
 * @param descriptionKo may be empty
 * @param descriptionEn may be empty
 * @param category key of a text, or a word that is shown unchanged
 * @param picture path on this origin
 * @param price of one unit, above zero
 * @param position sort key of lists, smallest first
 * @param needsDelivery whether it is shipped to an address
 * @param hidden whether customers can neither see nor buy it
 * @param visibleFrom customers see it from this time on; null for no start
 * @param visibleUntil customers see it until this time, exclusive; null for no end
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

  /** Whether customers can see and buy the product at {@code now}. */
  public boolean visible(Instant now) {
    return !hidden
        && (visibleFrom == null || !now.isBefore(visibleFrom))
        && (visibleUntil == null || now.isBefore(visibleUntil));
  }
}
