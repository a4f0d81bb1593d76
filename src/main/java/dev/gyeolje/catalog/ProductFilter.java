package dev.gyeolje.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which products a customer wants to see.
 *
 * @param category key of the category, or empty for all
 * @param words to be found in the name, or empty
 * @param order of the list
 * @param page of the list, from 1
 */
public record ProductFilter(String category, String words, Order order, int page) {

  /** In which order a list shows products. */
  public enum Order {
    /** As the shop puts them. */
    SHOP("", "p.position"),
    CHEAPEST("price", "p.price"),
    DEAREST("price-desc", "p.price desc");

    private final String key;
    private final String clause;

    Order(String key, String clause) {
      this.key = key;
      this.clause = clause;
    }

    /** The order that an address calls {@code key}; the shop's where it calls for none we know. */
    static Order of(String key) {
      return Arrays.stream(values()).filter(o -> o.key.equals(key)).findFirst().orElse(SHOP);
    }

    /** What addresses call it; empty where it needs no name. */
    public String key() {
      return key;
    }

    /** In JPQL, for products called {@code p}. */
    String clause() {
      return clause;
    }
  }

  /** Products on a page. */
  public static final int PAGE = 24;

  /** More pages than any shop of this kind has. */
  private static final int LAST = 10_000;

  /** The page that an address calls {@code page}; the first where that is no number of one. */
  static int page(String page) {
    return page.matches("[1-9][0-9]{0,4}") ? Math.min(Integer.parseInt(page), LAST) : 1;
  }

  /** A page of all products that are called so, as the shop lists them. */
  public static ProductFilter of(String words, String page) {
    return new ProductFilter("", words, Order.SHOP, page(page));
  }

  /** Products before this page. */
  int before() {
    return (page - 1) * PAGE;
  }

  /** The first page of another category. */
  public ProductFilter inCategory(String other) {
    return new ProductFilter(other, words, order, 1);
  }

  /** The first page in another order. */
  public ProductFilter inOrder(Order other) {
    return new ProductFilter(category, words, other, 1);
  }

  /** Another page. */
  public ProductFilter onPage(int other) {
    return new ProductFilter(category, words, order, other);
  }

  /** Path and query of this list; says nothing that is usual. */
  public String address() {
    var query =
        Stream.of(
                parameter("category", category),
                parameter("q", words),
                parameter("sort", order.key()),
                parameter("page", page == 1 ? "" : String.valueOf(page)))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/" : "/?" + query;
  }

  private static String parameter(String name, String value) {
    return value.isEmpty() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
