package dev.gyeolje.support;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Products that one test brings along and nobody else touches. */
public final class Products {

  /** A category of its own keeps them off the pages that other tests look at. */
  public static final String CATEGORY = "living";

  private final Database database;

  /** Products of the shop with this database. */
  public Products(DataSource database) {
    this.database = new Database(database);
  }

  /**
   * Brings a new product.
   *
   * @param price won per unit
   * @param stock units on hand
   */
  public UUID add(long price, int stock) throws SQLException {
    return add("시험 상품", "Test product", price, stock);
  }

  /** Brings a new product with names of its own, as the first of the list. */
  public UUID add(String korean, String english, long price, int stock) throws SQLException {
    var id = UUID.randomUUID();
    database.change(
        "insert into products (id, name_ko, name_en, category, picture, price, stock, position)"
            + " select ?, ?, ?, ?, '/static/images/favicon.svg', ?, ?,"
            + " coalesce(min(position), 0) - 1 from products",
        id,
        korean,
        english,
        CATEGORY,
        price,
        stock);
    return id;
  }

  /** Units on hand. */
  public int stock(UUID product) throws SQLException {
    return number("stock", product);
  }

  /** Units held for orders. */
  public int held(UUID product) throws SQLException {
    return number("held", product);
  }

  private int number(String column, UUID product) throws SQLException {
    return (int) database.number("select " + column + " from products where id = ?", product);
  }
}
