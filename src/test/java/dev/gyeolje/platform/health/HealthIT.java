package dev.gyeolje.platform.health;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Tests the health checks for load balancers; {@code OutageIT} tests an unavailable database. */
class HealthIT {
  private final LocalShop shop = SharedShop.get();
  private final Visitor visitor = Visitor.to(shop);
  private final Database database = new Database(shop.dataSource());

  @Test
  void node_isAliveAndReady() {
    assertThat(visitor.get("/internal/live").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(visitor.get("/internal/ready").body())
        .startsWith("{\"status\":\"UP\",\"database\":\"UP\"")
        .contains("\"migrations\":\"UP\"", "\"publisher\":\"UP\"", "\"invariants\":\"");
  }

  @Test
  void missingMigration_makesNodeUnready() {
    var newest =
        database.text("select version from flyway_schema_history order by version desc limit 1");
    mark(newest, false);
    try {
      var answer = visitor.get("/internal/ready");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"status\":\"DOWN\"", "\"migrations\":\"DOWN\"");
    } finally {
      mark(newest, true);
    }
    assertThat(visitor.get("/internal/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void drainingNode_servesRequestsAndPublishesLater() throws Exception {
    var product = new Products(shop.dataSource()).add(10_000, 10);
    var customer = Visitor.signedInTo(shop);
    var order = customer.orders(product, 1);

    Files.createFile(shop.drainFile());
    try {
      var answer = visitor.get("/internal/ready");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("{\"status\":\"DRAINING\"}");
      assertThat(visitor.get("/internal/live").statusCode()).isEqualTo(200);

      customer.returnsFromWindow(order);
      assertThat(database.status(order.id())).isEqualTo("PAID");
      assertThat(unpublished(order.id())).isEqualTo(1);
    } finally {
      Files.delete(shop.drainFile());
    }

    assertThat(visitor.get("/internal/ready").statusCode()).isEqualTo(200);
    eventually("publication", () -> unpublished(order.id()), left -> left == 0);
  }

  private void mark(String version, boolean success) {
    database.change(
        "update flyway_schema_history set success = ? where version = ?", success, version);
  }

  private long unpublished(String order) {
    return database.number(
        "select count(*) from outbox where published_at is null and attempts = 0"
            + " and data like '%' || ? || '%'",
        order);
  }
}
