package dev.gyeolje.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Filter, order and page of a product list.
 *
 * @param category key of the category, or empty for all
 * @param words text that the name must contain, or empty
 * @param order of the list
 * @param page of the list, from 1
 */
public record ProductFilter(String category, String words, Order order, int page) {

  /** Orders of a product list. */
  public enum Order {
    /** The shop's own order. */
    SHOP("", "p.position"),
    CHEAPEST("price", "p.price"),
    DEAREST("price-desc", "p.price desc");

    private final String key;
    private final String clause;

    Order(String key, String clause) {
      this.key = key;
      this.clause = clause;
    }

    /** Parses a URL parameter; returns the shop's order for an unknown key. */
    static Order of(String key) {
      return Arrays.stream(values()).filter(o -> o.key.equals(key)).findFirst().orElse(SHOP);
    }

    /** Value of the URL parameter; empty for the default. */
    public String key() {
      return key;
    }

    /** The JPQL order for products named {@code p}. */
    String clause() {
      return clause;
    }
  }

  /** Products per page. */
  public static final int PAGE = 24;

  /** Limit of the page number, above any page number of a real shop. */
  private static final int LAST = 10_000;

  /** Parses a URL parameter; returns the first page for an invalid number. */
  static int page(String page) {
    return page.matches("[1-9][0-9]{0,4}") ? Math.min(Integer.parseInt(page), LAST) : 1;
  }

  /** Creates a page of all products whose name contains {@code words}, in the shop's order. */
  public static ProductFilter of(String words, String page) {
    return new ProductFilter("", words, Order.SHOP, page(page));
  }

  /** Number of products on earlier pages. */
  int before() {
    return (page - 1) * PAGE;
  }

  /** Returns the first page of another category. */
  public ProductFilter inCategory(String other) {
    return new ProductFilter(other, words, order, 1);
  }

  /** Returns the first page in another order. */
  public ProductFilter inOrder(Order other) {
    return new ProductFilter(category, words, other, 1);
  }

  /** Returns another page of the same list. */
  public ProductFilter onPage(int other) {
    return new ProductFilter(category, words, order, other);
  }

  /** Path and query of this list, without default values. */
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
