package dev.gyeolje.platform.web;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Page.heading;
import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests transactions that fail because of the database. Where they fail at commit, no code of the
 * shop handles the failure: the shop counts each failed request once and logs it, whichever
 * component responds.
 */
class FailedRequestsIT {
  private static final String FAILED = "gyeolje_requests_failed_total";
  private static final String CAUSE = "could not extend file";

  private final LocalShop shop = SharedShop.get();
  private final Database database = new Database(shop.postgres().administration());
  private final String name = "fails_" + UUID.randomUUID().toString().replace('-', '_');
  private String table;

  @AfterEach
  void dropTrigger() {
    if (table != null) database.change("drop trigger " + name + " on " + table);
    database.change("drop function if exists " + name);
  }

  @Test
  void failedApiRequest_isCountedAndGetsProblem() throws Exception {
    var product = new Products(shop.dataSource()).add(10_000, 10);
    var customer = Visitor.signedInTo(shop);
    makeCommitFail("order_items", "new.product_id = '" + product + "'");

    var answer = assertCountedOnce(() -> customer.asksFor(UUID.randomUUID(), product, 1));

    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(database.number("select held from products where id = ?", product)).isZero();
  }

  @Test
  void failedFormPost_isCountedAndGetsPage() throws Exception {
    var customer = Visitor.signedInTo(shop);
    var order = customer.orders(new Products(shop.dataSource()).add(10_000, 10), 1);
    makeCommitFail("orders", "new.id = '" + order.id() + "'");

    var answer =
        assertCountedOnce(() -> customer.submit("/orders/" + order.id() + "/cancel", Map.of()));

    assertThat(heading(answer)).isEqualTo("Something went wrong on our side");
  }

  @Test
  void failedAsynchronousRequest_isCounted() throws Exception {
    var customer = Visitor.signedInTo(shop);
    var order = customer.orders(new Products(shop.dataSource()).add(10_000, 10), 1);
    makeCommitFail("orders", "new.id = '" + order.id() + "'");

    assertCountedOnce(() -> customer.returnsFromWindow(order));
  }

  @Test
  void failedServletRequest_isCountedAndGetsPage() {
    var visitor = Visitor.to(shop);
    var back = visitor.picks(visitor.goesToProvider("/"), "User", Visitor.newEmail());
    makeCommitFail("sign_ins", "true");

    var answer = assertCountedOnce(() -> visitor.comesBack(back));

    assertThat(heading(answer)).isEqualTo("Something went wrong on our side");
  }

  @Test
  void requestThatWaitsTooLongForLock_isToldToRetry() throws Exception {
    var product = new Products(shop.dataSource()).add(10_000, 10);
    var customer = Visitor.signedInTo(shop);

    HttpResponse<String> answer;
    try (var connection = shop.postgres().administration().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select from products where id = '" + product + "' for update");
      answer = customer.asksFor(UUID.randomUUID(), product, 1);
    }

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(database.number("select held from products where id = ?", product)).isZero();
  }

  private interface Request {
    HttpResponse<String> send();
  }

  private HttpResponse<String> assertCountedOnce(Request request) {
    double before = failed();

    var answer = request.send();

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContainIgnoringCase("exception");
    var id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    eventually("the count", this::failed, now -> now > before);
    eventually("the line in the log", () -> linesWithTheCause(id), lines -> lines == 1);
    assertThat(failed()).isEqualTo(before + 1);
    return answer;
  }

  private long linesWithTheCause(String request) throws IOException {
    try (var lines = Files.lines(shop.server().log())) {
      return lines
          .filter(line -> line.contains(".FailedRequests\"") && line.contains(request))
          .filter(line -> line.contains(CAUSE))
          .count();
    }
  }

  private double failed() {
    return Scrape.of(shop).value(FAILED);
  }

  /** Makes each transaction fail at commit that changes a row which meets {@code condition}. */
  private void makeCommitFail(String of, String condition) {
    database.change(
        "create function "
            + name
            + "() returns trigger language plpgsql as $$ begin"
            + " raise exception '"
            + CAUSE
            + "' using errcode = 'disk_full'; end $$");
    database.change(
        "create constraint trigger "
            + name
            + " after insert or update on "
            + of
            + " deferrable initially deferred for each row when ("
            + condition
            + ") execute function "
            + name
            + "()");
    table = of;
  }
}
