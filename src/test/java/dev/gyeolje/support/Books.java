package dev.gyeolje.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Compares the shop's balances with Toss' own ledger. */
public final class Books {

  private Books() {}

  /**
   * Fails unless the shop's recorded balance of each order (captured minus refunded), and so the
   * total, equals Toss'. Call it only while no payment or refund is in progress.
   */
  public static void agree(LocalShop shop) {
    assertThat(balances(shop)).isEqualTo(new TreeMap<>(shop.toss().balances()));
  }

  private static Map<String, Long> balances(LocalShop shop) {
    var balances = new TreeMap<String, Long>();
    try (var connection = shop.dataSource().getConnection();
        var select =
            connection.prepareStatement(
                "select order_id, sum(amount - refunded) from payments where status = 'APPROVED'"
                    + " group by order_id having sum(amount - refunded) <> 0");
        var rows = select.executeQuery()) {
      while (rows.next()) balances.put(rows.getString(1), rows.getLong(2));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return balances;
  }
}
