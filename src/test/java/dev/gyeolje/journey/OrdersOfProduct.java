package dev.gyeolje.journey;

import dev.gyeolje.support.SharedShop;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the orders for a test's own product from the database, oldest first. */
public record OrdersOfProduct(UUID product) {

  public record Row(String id, String status, long amount) {}

  public List<Row> all() throws SQLException {
    try (var connection = SharedShop.get().dataSource().getConnection();
        var select =
            connection.prepareStatement(
                "select o.id, o.status, o.amount from orders o join order_items i on i.order_id = o.id"
                    + " where i.product_id = ? order by o.ordered_at")) {
      select.setObject(1, product);
      var found = new ArrayList<Row>();
      try (var rows = select.executeQuery()) {
        while (rows.next())
          found.add(new Row(rows.getString(1), rows.getString(2), rows.getLong(3)));
      }
      return found;
    }
  }

  public List<String> states() throws SQLException {
    return all().stream().map(Row::status).toList();
  }

  /** Returns the id of the only order. */
  public String only() throws SQLException {
    var all = all();
    if (all.size() != 1) throw new AssertionError("not one order but " + all);
    return all.get(0).id();
  }
}
