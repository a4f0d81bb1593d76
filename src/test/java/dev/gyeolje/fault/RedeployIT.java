package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.ShopApplication;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Pictures;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Storm;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Chosen;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An undeployed shop leaves nothing behind in the running server. */
@Tag("fault")
class RedeployIT {
  /**
   * Number of redeployments: more than the {@link #OLD_SHOPS_ALLOWED} old shops that may remain.
   * The nightly run uses ten.
   */
  private static final int TIMES = Storm.of(10, 3);

  /**
   * Clears soft references at once. The JDK would keep some until memory is short, such as data
   * about beans' methods.
   */
  private static final List<String> SOFT_REFERENCES_ARE_GARBAGE =
      List.of("-XX:SoftRefLRUPolicyMSPerMB=0");

  /**
   * Number of old shops that may remain. WildFly has two permanent request threads
   * (task-core-threads of its worker); each references its last request, and with it the shop of
   * that time, until its next one.
   */
  private static final int OLD_SHOPS_ALLOWED = 2;

  /** Connections of the shop's pool to the database. */
  private static final int POOL = 20;

  /** Thread pools of the servers, which grow with use; the shop's threads have other names. */
  private static final String SERVERS_OWN =
      "(?i).*(admin|http-|http-listener|Executor-Service|GF Domain|Job Cleanup|EJB|RunLevel|Felix"
          + "|payara|XNIO|MSC|ServerService|management|Deployment|DeploymentScanner|Weld"
          + "|Keep-Alive-Timer|GC Thread|Compiler|Attach|ForkJoin|CompilerThread|Common-Cleaner"
          + "|process reaper|transaction|Timer-).*";

  @Test
  void repeatedRedeployment_leavesNothingBehind() throws Exception {
    try (var shop = LocalShop.withFlags(SOFT_REFERENCES_ARE_GARBAGE)) {
      var jvm = new ServerJvm(shop.server().pid());
      useEveryPart(shop);
      // the server keeps the threads that it starts for its first redeployment
      shop.server().redeploy();
      useEveryPart(shop);
      var threads = jvm.threads();
      var files = jvm.openFiles();
      var log = LogWatch.of(shop.server().log());

      for (int i = 0; i < TIMES; i++) {
        shop.server().redeploy();
        useEveryPart(shop);
      }

      eventually(
          "the shop's class loader and no old one",
          () -> jvm.loadersOf(ShopApplication.class),
          loaders -> loaders <= 1 + OLD_SHOPS_ALLOWED);
      eventually("no more threads", () -> grown(threads, jvm.threads()), Map::isEmpty);
      var filesAfter = jvm.openFiles();
      assertThat(total(filesAfter) - sockets(filesAfter))
          .as("open before: %s, after: %s", files, filesAfter)
          .isLessThanOrEqualTo(total(files) - sockets(files) + 2 * TIMES);
      // the shop's pool may have been smaller before; each old shop would keep some dozens
      assertThat(sockets(filesAfter)).isLessThanOrEqualTo(sockets(files) + POOL);
      var database = new Database(shop.dataSource());
      eventually(
          "no connection held",
          () ->
              database.number(
                  "select count(*) from pg_stat_activity"
                      + " where application_name = 'gyeolje' and state <> 'idle'"),
          busy -> busy == 0);
      assertThat(
              database.number(
                  "select count(*) from pg_stat_activity where application_name = 'gyeolje'"))
          .isLessThanOrEqualTo(POOL);
      assertThat(log.troubles()).isEmpty();
    }
  }

  /**
   * Uses every part that starts threads or opens files: pages, Toss' client, Google's two clients,
   * the jobs, pictures.
   */
  private static void useEveryPart(LocalShop shop) throws Exception {
    var products = new Products(shop.dataSource());
    var product = products.add(10_000, 10);
    var operator = Visitor.operatorOf(shop);
    var form = Page.of(operator.get("/ops/products/" + product)).form("/ops/products/save");
    var photo = new Chosen("upload", "photo.jpg", Pictures.file(Pictures.halves(50, 50), "jpg"));
    assertThat(operator.upload("/ops/products/save", form, List.of(photo)).statusCode())
        .isEqualTo(303);
    var visitor = Visitor.signedInTo(shop);
    var device = visitor.listens();
    visitor.buys(product, 1);
    eventually("stock", () -> products.stock(product), left -> left == 9);
    eventually("the notification", () -> shop.fcm().messagesTo(device).size(), told -> told == 1);
  }

  private static long total(Map<String, Long> files) {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long sockets(Map<String, Long> files) {
    return files.getOrDefault("socket", 0L);
  }

  private static Map<String, Long> grown(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .filter(thread -> !thread.getKey().matches(SERVERS_OWN))
        .filter(thread -> thread.getValue() > before.getOrDefault(thread.getKey(), 0L))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
