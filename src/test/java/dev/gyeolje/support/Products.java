package dev.gyeolje.support;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Adds products that only one test uses. */
public final class Products {

  /** A separate category keeps the products off the pages that other tests check. */
  public static final String CATEGORY = "living";

  private final Database database;

  /** Adds products to the shop with this database. */
  public Products(DataSource database) {
    this.database = new Database(database);
  }

  /**
   * Adds a new product.
   *
   * @param price won per unit
   * @param stock units on hand
   */
  public UUID add(long price, int stock) throws SQLException {
    return add("시험 상품", "Test product", price, stock);
  }

  /** Adds a new product with these names, as the first of the list. */
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

  /** Returns the units on hand. */
  public int stock(UUID product) throws SQLException {
    return number("stock", product);
  }

  /** Returns the units held for orders. */
  public int held(UUID product) throws SQLException {
    return number("held", product);
  }

  private int number(String column, UUID product) throws SQLException {
    return (int) database.number("select " + column + " from products where id = ?", product);
  }
}
