package dev.gyeolje.order;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the contact and the delivery address of an order. */
class ContactIT {

  private static final Map<String, String> CONTACT =
      Map.of(
          "name", "Quiet Customer",
          "phone", "+82 10-5555-0147",
          "email", "quiet.customer@example.com",
          "postcode", "04524",
          "address", "110 Sejong-daero, Jung-gu",
          "addressDetail", "Flat 1204",
          "courierNote", "Leave it at the door");

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = products.add(10_000, 20);
  }

  @Test
  void contact_isShownToCustomerOperatorAndWidget() {
    var answer = ordersFor(CONTACT);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer))
        .containsEntry("customerName", Json.createValue("Quiet Customer"))
        .containsEntry("customerEmail", Json.createValue("quiet.customer@example.com"))
        .containsEntry("customerMobilePhone", Json.createValue("01055550147"));
    var order = Visitor.placed(answer);
    for (var page :
        new String[] {
          visitor.get("/orders/" + order.id()).body(),
          Visitor.operatorOf(shop).get("/ops/orders/" + order.id()).body()
        })
      assertThat(page.replace("&#32;", " "))
          .contains("Quiet Customer", "01055550147", "quiet.customer@example.com")
          .contains("(04524) 110 Sejong-daero, Jung-gu Flat 1204", "Leave it at the door");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name          |                         | Please enter a name.
          name          | <51                     | This is too long. Please shorten it.
          phone         |                         | Please enter a phone number of 8 to 15 digits.
          phone         | 1234567                 | Please enter a phone number of 8 to 15 digits.
          phone         | 1234567890123456        | Please enter a phone number of 8 to 15 digits.
          phone         | ask my mother           | Please enter a phone number of 8 to 15 digits.
          email         |                         | Please enter an e-mail address such as name@example.com.
          email         | someone                 | Please enter an e-mail address such as name@example.com.
          email         | someone@localhost       | Please enter an e-mail address such as name@example.com.
          email         | a b@example.com         | Please enter an e-mail address such as name@example.com.
          postcode      | 110-250                 | Please enter a postcode of 5 digits.
          postcode      |                         | Please enter a postcode of 5 digits.
          address       |                         | Please enter an address.
          address       | <101                    | This is too long. Please shorten it.
          addressDetail | <101                    | This is too long. Please shorten it.
          courierNote   | <101                    | This is too long. Please shorten it.
          """)
  void malformedField_isReportedAndCreatesNoOrder(String field, String value, String detail) {
    var text = value == null ? "" : value;
    var contact = new HashMap<>(CONTACT);
    contact.put(
        field, text.startsWith("<") ? "x".repeat(Integer.parseInt(text.substring(1))) : text);
    var before = database.rows();

    var answer = ordersFor(contact);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).getString("code")).isEqualTo("INVALID_CONTACT");
    var errors = json(answer).getJsonArray("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo("#/contact/" + field);
    assertThat(errors.getJsonObject(0).getString("detail")).isEqualTo(detail);
    assertThat(database.rows()).isEqualTo(before);
  }

  @Test
  void nonObjectContact_isRejected() {
    var body = Visitor.orderOf(UUID.randomUUID(), product, 1);

    var answer =
        visitor.postJson("/api/checkout/orders", body.replaceFirst("}$", ",\"contact\":\"me\"}"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).getString("code")).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void contactText_keepsAnyScriptAndEscapesMarkup() {
    var contact = new HashMap<>(CONTACT);
    contact.put("name", "홍길동 Ægir 李");
    contact.put("courierNote", "<b>'quiet' & \"soft\"</b>");

    var order = Visitor.placed(ordersFor(contact));

    assertThat(visitor.get("/orders/" + order.id()).body())
        .contains("홍길동 Ægir 李", "&lt;b&gt;&#039;quiet&#039; &amp; &#034;soft&#034;&lt;/b&gt;");
  }

  @Test
  void lastContact_prefillsNextCheckout() throws Exception {
    ordersFor(CONTACT);

    assertThat(visitor.get("/checkout/" + products.add(5_000, 3)).body())
        .contains("value=\"01055550147\"", "value=\"110 Sejong-daero, Jung-gu\"");
    // but not the checkout of another customer
    assertThat(Visitor.signedInTo(shop).get("/checkout/" + product).body())
        .doesNotContain("01055550147");
  }

  @Test
  void repeatedOrderRequest_updatesContact() {
    var key = UUID.randomUUID();
    var corrected = new HashMap<>(CONTACT);
    corrected.put("addressDetail", "Flat 1205");

    var first = Visitor.placed(ordersFor(key, CONTACT));
    var second = ordersFor(key, corrected);

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(Visitor.placed(second).id()).isEqualTo(first.id());
    assertThat(stored(first)).contains("Flat 1205");
  }

  @Test
  void owner_canChangeContactUntilPaid() {
    var order = Visitor.placed(ordersFor(CONTACT));
    var path = "/orders/" + order.id() + "/contact";
    assertThat(visitor.get(path).body()).contains("value=\"Flat 1204\"");

    var moved = new HashMap<>(CONTACT);
    moved.put("addressDetail", "Flat 7");
    assertThat(visitor.location(visitor.submit(path, moved))).isEqualTo("/orders/" + order.id());
    assertThat(stored(order)).contains("Flat 7");

    moved.put("phone", "none");
    var rejected = visitor.submit(path, moved);
    assertThat(rejected.body())
        .contains("Please enter a phone number of 8 to 15 digits.", "aria-invalid=\"true\"")
        .contains("value=\"Flat 7\"");
    assertThat(stored(order)).contains("01055550147");

    visitor.follow(visitor.returnsFromWindow(order));
    moved.put("phone", "01099998888");
    assertThat(visitor.location(visitor.submit(path, moved))).isEqualTo("/orders/" + order.id());
    assertThat(stored(order)).contains("01055550147");
    assertThat(visitor.get("/orders/" + order.id()).body()).doesNotContain("/contact\"");
    assertThat(visitor.location(visitor.get(path))).isEqualTo("/orders/" + order.id());
  }

  @Test
  void otherUsers_cannotAccessContact() {
    var order = Visitor.placed(ordersFor(CONTACT));
    var path = "/orders/" + order.id() + "/contact";
    var stranger = Visitor.signedInTo(shop);

    assertThat(stranger.get(path).statusCode()).isEqualTo(404);
    assertThat(stranger.submit(path, CONTACT).statusCode()).isEqualTo(404);
    assertThat(Visitor.to(shop).get(path).statusCode()).isNotEqualTo(200);
    assertThat(visitor.get("/orders/" + UUID.randomUUID() + "/contact").statusCode())
        .isEqualTo(404);
  }

  @Test
  void orderPaidWithoutContact_acceptsOneContactOnly() {
    var order = visitor.orders(product, 1);
    visitor.follow(visitor.returnsFromWindow(order));
    assertThat(visitor.get("/orders/" + order.id()).body()).contains("Add contact and address");
    var path = "/orders/" + order.id() + "/contact";

    visitor.submit(path, CONTACT);
    var other = new HashMap<>(CONTACT);
    other.put("name", "Somebody Else");
    visitor.submit(path, other);

    assertThat(stored(order)).contains("Quiet Customer").doesNotContain("Somebody Else");
  }

  @Test
  void productWithoutDelivery_storesNoAddress() {
    database.change("update products set needs_delivery = false where id = ?", product);
    var checkout = visitor.get("/checkout/" + product).body();
    assertThat(checkout).contains("id=\"contact-phone\"").doesNotContain("contact-postcode");

    var order = Visitor.placed(ordersFor(CONTACT));

    assertThat(stored(order)).contains("Quiet Customer").doesNotContain("Sejong", "Flat", "door");
  }

  /** Searches all tables after the order, its payment, its messages and its notification exist. */
  @Test
  void contactOfPaidOrder_appearsOnlyInItsTable() throws Exception {
    var device = visitor.listens();
    var order = Visitor.placed(ordersFor(CONTACT));
    visitor.follow(visitor.returnsFromWindow(order));
    eventually("the notification", () -> shop.fcm().messagesTo(device), sent -> !sent.isEmpty());
    eventually("stock", () -> products.stock(product), left -> left == 19);

    var personal =
        new String[] {"Quiet Customer", "5555014", "quiet.customer@", "Sejong-daero", "Flat 1204"};
    var tables =
        database.text(
            "select string_agg(quote_ident(table_name), ',') from information_schema.tables"
                + " where table_schema = current_schema() and table_type = 'BASE TABLE'");
    for (var word : personal) {
      var found =
          Arrays.stream(tables.split(","))
              .filter(
                  table ->
                      database.number(
                              "select count(*) from " + table + " t where t::text like ?",
                              "%" + word + "%")
                          > 0)
              .collect(Collectors.toSet());
      assertThat(found).as(word).containsExactly("order_contacts");
    }
    assertThat(Visitor.to(shop).get("/internal/metrics").body()).doesNotContain(personal);
    assertThat(Files.readString(shop.server().log())).contains(order.id()).doesNotContain(personal);
    assertThat(shop.fcm().messagesTo(device).toString()).doesNotContain(personal);
  }

  private HttpResponse<String> ordersFor(Map<String, String> contact) {
    return ordersFor(UUID.randomUUID(), contact);
  }

  private HttpResponse<String> ordersFor(UUID key, Map<String, String> contact) {
    var fields = Json.createObjectBuilder();
    contact.forEach(fields::add);
    var body =
        Json.createObjectBuilder(object(Visitor.orderOf(key, product, 1)))
            .add("contact", fields)
            .build();
    return visitor.postJson("/api/checkout/orders", body.toString());
  }

  private String stored(Placed order) {
    return database.text(
        "select c::text from order_contacts c where order_id = ?::uuid", order.id());
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return object(answer.body());
  }

  private static JsonObject object(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
