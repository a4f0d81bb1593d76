package dev.gyeolje.checkout;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.catalog.CatalogService;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.catalog.ProductView;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.order.OrderView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Returns products as one customer can buy them. Units held by the customer's own unpaid orders
 * count as available, because placing an order for the product takes them over.
 */
@ApplicationScoped
@Transactional
class OfferService {

  @Inject CatalogService catalog;
  @Inject OrderService orders;

  /** Returns a product; empty if there is none. */
  Optional<ProductView> offer(ProductId id, AccountId customer, Locale language) {
    int held = held(Set.of(id), customer).getOrDefault(id, 0);
    return catalog.view(id, language).map(product -> product.withMore(held));
  }

  /** Returns the cart without products that are no longer for sale. */
  CartView offer(Cart cart, Optional<AccountId> customer, Locale language) {
    var wanted = cart.quantities();
    var products = catalog.views(wanted.keySet(), language);
    var held = customer.map(known -> held(wanted.keySet(), known)).orElse(Map.of());
    return new CartView(
        wanted.entrySet().stream()
            .flatMap(
                line ->
                    Stream.ofNullable(products.get(line.getKey()))
                        .map(product -> product.withMore(held.getOrDefault(line.getKey(), 0)))
                        .map(product -> new CartView.Line(product, line.getValue())))
            .toList());
  }

  /**
   * Finds the customer's order for any of these products whose payment is being confirmed. While
   * its outcome is unknown, another order for them could cause a second charge.
   */
  Optional<OrderView> confirming(AccountId customer, Set<ProductId> products) {
    return confirming(orders.unpaid(customer), products);
  }

  /**
   * As {@link #confirming(AccountId, Set)}, for a caller that has already read the customer's
   * unpaid orders.
   */
  Optional<OrderView> confirming(List<Order> unpaid, Set<ProductId> products) {
    return unpaid.stream()
        .filter(order -> order.status() == OrderStatus.CONFIRMING && order.containsAny(products))
        .findFirst()
        .flatMap(order -> orders.view(order.id()));
  }

  private Map<ProductId, Integer> held(Set<ProductId> products, AccountId customer) {
    return orders.pending(customer).stream()
        .flatMap(order -> order.quantities().entrySet().stream())
        .filter(line -> products.contains(line.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
  }
}
