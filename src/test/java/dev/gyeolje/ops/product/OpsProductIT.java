package dev.gyeolje.ops.product;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Pictures.colour;
import static dev.gyeolje.support.Pictures.halves;
import static dev.gyeolje.support.Pictures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Pictures;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Chosen;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how operators add and change products. */
class OpsProductIT {

  private static final String SAVE = "/ops/products/save";
  private static final String IMPORT = "/ops/products/import";

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor operator = Visitor.operatorOf(shop);

  /** Unique, so that concurrent tests do not interfere. */
  private final String name = "컵 " + UUID.randomUUID();

  @Test
  void addedProduct_canBeCountedAndBought() throws Exception {
    var form = form("/ops/products/new");
    var product = UUID.fromString(form.get("product"));
    fill(form);

    var saved = operator.upload(SAVE, form, List.of(picture("upload", "파란 컵.png")));

    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(operator.follow(saved).body()).contains("data-action=\"ADD_PRODUCT\"", name);
    assertThat(products.stock(product)).isZero();
    var page = Visitor.to(shop).get("/products/" + product);
    assertThat(page.body()).contains("Blue cup", "₩12,000", "sold out");
    var picture = Visitor.to(shop).download(Page.of(page).attributes(".product img", "src").get(0));
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(picture.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(colour(read(picture.body()), 0.2, 0.5)).isEqualTo("red");

    count(product, 3);
    var order = Visitor.signedInTo(shop).buys(product, 1);

    assertThat(order.amount()).isEqualTo(12_000);
    assertThat(operator.get("/orders").statusCode()).isEqualTo(200);
    var line =
        database.text("select picture from order_items where order_id = ?::uuid", order.id());
    assertThat(read(operator.download(line).body()).getWidth()).isEqualTo(400);
  }

  @Test
  void change_isVisibleToCustomersAndRecorded() throws Exception {
    var product = products.add(name, "Cup", 12_000, 5);
    var form = form("/ops/products/" + product);
    form.put("price", "13000");
    form.put("name_en", "Green cup");

    var page = operator.follow(operator.upload(SAVE, form, List.of()));

    assertThat(page.body())
        .contains("name_en: Cup → Green cup; price: 12000 → 13000", "₩12,000", "₩13,000");
    eventually(
        "page of the product with the new price",
        () -> Visitor.to(shop).get("/products/" + product).body(),
        shown -> shown.contains("Green cup") && shown.contains("₩13,000"));
    assertThat(
            database.text(
                "select string_agg(price::text, ' ' order by id) from product_prices"
                    + " where product_id = ?",
                product))
        .isEqualTo("12000 13000");
  }

  /** The checkout page and the order API reject a hidden product, too. */
  @Test
  void hiddenProduct_isNotShownOrSoldButStaysInOrders() throws Exception {
    var product = products.add(name, "Cup", 12_000, 5);
    var customer = Visitor.signedInTo(shop);
    var before = customer.buys(product, 1);
    change(product, Map.of("hidden", "yes"));

    awaitStatus(product, 404);
    assertThat(customer.get("/checkout/" + product).statusCode()).isEqualTo(404);
    assertThat(Visitor.to(shop).get("/?q=" + encoded(name)).body())
        .doesNotContain(product.toString());
    assertThat(customer.asksFor(UUID.randomUUID(), product, 1).body()).contains("UNKNOWN_PRODUCT");
    assertThat(customer.get("/orders/" + before.id()).body()).contains("Cup");
    assertThat(operator.get("/ops/products?q=" + encoded(name)).body())
        .contains(product.toString(), "Not visible");

    change(product, Map.of("hidden", "no"));

    awaitStatus(product, 200);
  }

  @Test
  void product_isVisibleOnlyWithinItsPeriod() throws Exception {
    var product = products.add(name, "Cup", 12_000, 5);

    change(
        product, Map.of("visible_from", "2000-01-01T00:00", "visible_until", "2999-01-01T00:00"));
    awaitStatus(product, 200);
    change(product, Map.of("visible_from", "2998-01-01T00:00"));
    awaitStatus(product, 404);
    change(product, Map.of("visible_from", "", "visible_until", "2000-01-01T00:00"));
    awaitStatus(product, 404);
  }

  @Test
  void conflictingEdit_showsOtherOperatorsChange() throws Exception {
    var product = products.add(name, "Cup", 12_000, 5);
    var mine = form("/ops/products/" + product);
    change(product, Map.of("price", "13000"));
    mine.put("price", "14000");

    var answer = operator.upload(SAVE, mine, List.of());

    assertThat(answer.body()).contains("Someone else has changed this product");
    assertThat(Page.of(answer).form(SAVE)).containsEntry("price", "14000");
    assertThat(Page.of(answer).texts(".field small")).contains("Stored now: 13000");
    assertThat(price(product)).isEqualTo(13_000);
    // the operator has seen the other change and saves again
    assertThat(operator.upload(SAVE, filled(answer, Map.of()), List.of()).statusCode())
        .isEqualTo(303);
    assertThat(price(product)).isEqualTo(14_000);
  }

  @Test
  void concurrentEdits_saveOnlyOne() throws Exception {
    var product = products.add(name, "Cup", 12_000, 5);
    var page = operator.get("/ops/products/" + product);
    var answers =
        Stream.of("13000", "14000")
            .map(
                price ->
                    CompletableFuture.supplyAsync(
                        () ->
                            Visitor.operatorOf(shop)
                                .upload(
                                    SAVE,
                                    filled(
                                        page,
                                        Map.of(
                                            "price",
                                            price,
                                            "request",
                                            UUID.randomUUID().toString())),
                                    List.of())))
            .toList();

    assertThat(answers.stream().map(answer -> answer.join().statusCode()))
        .containsExactlyInAnyOrder(303, 200);
  }

  @Test
  void repeatedForm_changesProductOnce() throws Exception {
    var product = products.add(name, "Cup", 12_000, 5);
    var form = filled(operator.get("/ops/products/" + product), Map.of("price", "13000"));

    var first = operator.upload(SAVE, form, List.of());
    var second = operator.upload(SAVE, form, List.of());

    assertThat(first.statusCode()).isEqualTo(second.statusCode()).isEqualTo(303);
    assertThat(
            database.number(
                "select count(*) from ops_actions where subject = ?", product.toString()))
        .isEqualTo(1);
  }

  @Test
  void malformedForm_showsErrorsAndChangesNothing() throws Exception {
    var form = form("/ops/products/new");
    form.putAll(Map.of("name_ko", name, "price", "free", "category", "<b>"));

    var answer =
        operator.upload(
            SAVE, form, List.of(new Chosen("upload", "cup.jpg", "no picture".getBytes())));

    assertThat(answer.body())
        .contains(
            "Nothing was saved yet",
            "Please enter a whole number.",
            "This is no JPEG, PNG or WebP picture.",
            "value=\"&lt;b&gt;\"");
    assertThat(Page.of(answer).form(SAVE)).containsEntry("name_ko", name);
    assertThat(database.number("select count(*) from products where name_ko = ?", name)).isZero();
  }

  @Test
  void onlyOperators_canUpload() {
    var customer = Visitor.signedInTo(shop);
    var form = form("/ops/products/new");
    var large = List.of(new Chosen("upload", "cup.png", new byte[200_000]));

    for (var path : List.of(SAVE, IMPORT)) {
      assertThat(customer.upload(path, form, List.of()).statusCode()).isEqualTo(403);
      assertThat(customer.upload(path, form, large).statusCode()).isEqualTo(413);
      assertThat(operator.upload(path, form, large).statusCode()).isEqualTo(200);
    }
    assertThat(customer.get("/ops/products.csv").statusCode()).isEqualTo(403);
  }

  @Test
  void largePhonePhoto_isAccepted() throws Exception {
    var form = filled(operator.get("/ops/products/" + products.add(name, "Cup", 1, 1)), Map.of());
    var photo = Pictures.file(halves(4_000, 3_000), "jpg");

    var saved = operator.upload(SAVE, form, List.of(new Chosen("upload", "IMG_1.JPG", photo)));

    assertThat(saved.statusCode()).isEqualTo(303);
  }

  @Test
  void uploadOverLimit_isRejected() {
    var form = form("/ops/products/new");
    var huge = List.of(new Chosen("upload", "cup.png", new byte[9 << 20]));

    assertThat(operator.upload(SAVE, form, huge).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/pictures/00000000000000000000000000000000-large.jpg", "/pictures/x.jpg"})
  void unknownPicture_isNotFound(String path) {
    assertThat(Visitor.to(shop).get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void productFile_isPreviewedThenApplied() throws Exception {
    var known = products.add(name, "Cup", 12_000, 5);
    var csv =
        """
        id,name_ko,name_en,category,price,picture
        %s,%s,Cup,living,13000,
        ,새 %s,New cup,living,"9,000",빨강.png
        """
            .formatted(known, name, name);
    // the first line repeats the product's picture, because the column must not be empty
    csv = csv.replace("13000,\n", "13000,/static/images/favicon.svg\n");

    var plan =
        operator.upload(
            IMPORT, Map.of(), List.of(csv("products.csv", csv), picture("pictures", "빨강.png")));

    assertThat(plan.body())
        .contains("data-line=\"2\" data-kind=\"EDIT\"", "data-line=\"3\" data-kind=\"ADD\"")
        .containsPattern("12000</del> → <ins>13000");
    assertThat(price(known)).isEqualTo(12_000);
    assertThat(database.number("select count(*) from products where name_ko = ?", "새 " + name))
        .isZero();

    var form = Page.of(plan).form(IMPORT);
    form.put("apply", "yes");
    var applied = operator.upload(IMPORT, form, List.of());
    var again = operator.upload(IMPORT, form, List.of());

    assertThat(applied.statusCode()).isEqualTo(again.statusCode()).isEqualTo(303);
    assertThat(operator.follow(applied).body())
        .contains("data-action=\"EDIT_PRODUCT\"", "data-action=\"ADD_PRODUCT\"");
    assertThat(price(known)).isEqualTo(13_000);
    var picture =
        database.text(
            "select picture from products where name_ko = ? and price = 9000", "새 " + name);
    assertThat(operator.download(picture).statusCode()).isEqualTo(200);
  }

  @Test
  void productFile_isAppliedCompletelyOrNotAtAll() throws Exception {
    var known = products.add(name, "Cup", 12_000, 5);
    var plan = plan("id,price\n " + known + " ,13000\n");
    var form = Page.of(plan).form(IMPORT);
    form.put("apply", "yes");
    change(known, Map.of("name_en", "Bowl"));

    var answer = operator.upload(IMPORT, form, List.of());

    assertThat(answer.body()).contains("The product has changed since the file was written");
    assertThat(price(known)).isEqualTo(12_000);
    assertThat(plan("id,price\n" + known + ",13000\n,5000\n").body())
        .contains("data-kind=\"EDIT\"", "data-kind=\"ERROR\"", "Name (Korean): Please enter")
        .doesNotContain("data-testid=\"apply\"");
  }

  @Test
  void reimportedExport_changesNothing() throws Exception {
    products.add(name, "Cup", 1_000, 1);
    var csv = operator.get("/ops/products.csv");

    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).contains("products.csv"));
    assertThat(csv.body()).startsWith("\ufeffid,version,name_ko,").contains(name);
    assertThat(plan(csv.body()).body())
        .contains("data-kind=\"SAME\"", name)
        .doesNotContain("data-kind=\"EDIT\"", "data-kind=\"ADD\"", "data-kind=\"ERROR\"");
  }

  @Test
  void koreanExcelFile_isRead() {
    var csv = "name_ko,name_en,category,price,picture\n" + name + ",Cup,living,1,/static/a.svg\n";

    var plan =
        operator.upload(
            IMPORT,
            Map.of(),
            List.of(new Chosen("file", "상품.csv", csv.getBytes(Charset.forName("MS949")))));

    assertThat(plan.body()).contains(name, "data-kind=\"ADD\"");
  }

  @Test
  void malformedFile_showsError() {
    assertThat(plan("name_ko,stock\nCup,5\n").body()).contains("There is no column called stock.");
    // browsers send a form without a chosen file like this
    assertThat(plan("", "").body()).contains("Please choose a file.");
  }

  @Test
  void uploadWithoutParts_isRejected() {
    var request =
        operator
            .form(SAVE, "no parts at all")
            .setHeader("Content-Type", "multipart/form-data; boundary=x")
            .header("Sec-Fetch-Site", "same-origin");

    assertThat(operator.send(request).statusCode()).isBetween(400, 404);
  }

  /** Waits for the status, because each node caches a page for a second. */
  private void awaitStatus(UUID product, int status) {
    eventually(
        "page of the product answers " + status,
        () -> Visitor.to(shop).get("/products/" + product).statusCode(),
        found -> found == status);
  }

  private HttpResponse<String> plan(String csv) {
    return plan("products.csv", csv);
  }

  private HttpResponse<String> plan(String name, String csv) {
    return operator.upload(IMPORT, Map.of(), List.of(csv(name, csv)));
  }

  private void change(UUID product, Map<String, String> other) {
    var form = filled(operator.get("/ops/products/" + product), other);
    assertThat(operator.upload(SAVE, form, List.of()).statusCode()).isEqualTo(303);
  }

  private void count(UUID product, int units) {
    var form = Page.of(operator.get("/ops/stock/" + product)).form("/ops/stock/" + product);
    form.putAll(Map.of("onHand", String.valueOf(units), "reason", "first count"));
    assertThat(operator.submit("/ops/stock/" + product, form).statusCode()).isEqualTo(303);
  }

  private long price(UUID product) throws Exception {
    return database.number("select price from products where id = ?", product);
  }

  private void fill(Map<String, String> form) {
    form.putAll(
        Map.of(
            "name_ko",
            name,
            "name_en",
            "Blue cup",
            "category",
            Products.CATEGORY,
            "price",
            "12,000"));
  }

  private Map<String, String> form(String path) {
    return Page.of(operator.get(path)).form(SAVE);
  }

  private static Map<String, String> filled(HttpResponse<String> page, Map<String, String> other) {
    var form = Page.of(page).form(SAVE);
    form.putAll(other);
    return form;
  }

  private static Chosen csv(String name, String content) {
    return new Chosen("file", name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Chosen picture(String field, String name) {
    return new Chosen(field, name, Pictures.file(halves(900, 900), "png"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
