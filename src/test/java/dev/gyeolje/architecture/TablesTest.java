package dev.gyeolje.architecture;

import static dev.gyeolje.architecture.Sources.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that a package's SQL names only tables that the package owns. */
class TablesTest {

  private static final Path MAIN = Path.of("src/main/java/dev/gyeolje");

  /** The tables that each package owns. {@code ops} and {@code invariant} read any table. */
  private static final Map<String, Set<String>> OWNED =
      Map.of(
          "account", Set.of("users", "sign_ins"),
          "catalog", Set.of("products", "product_prices"),
          "picture", Set.of("pictures"),
          // stock owns the columns stock and held of products; catalog owns the other columns
          "stock", Set.of("products", "stock_holds", "stock_movements"),
          "order", Set.of("orders", "order_items", "order_events", "order_contacts"),
          "payment", Set.of("payments", "refunds", "refund_items"),
          "payment/toss", Set.of("toss_api_calls"),
          "payment/toss/webhook", Set.of("toss_webhooks"),
          "messaging", Set.of("outbox", "processed_messages", "dead_letters"),
          "notification", Set.of("messaging_tokens", "notifications", "mails"));

  private static final List<String> READS_ANY =
      List.of("ops", "ops/deadletter", "ops/product", "invariant");

  private static final Pattern TEXT =
      Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);

  private static final Pattern TABLE = Pattern.compile("\\b(?:from|join|into|update) ([a-z_]+)\\b");

  @Test
  void sqlOfAPackage_namesOnlyItsOwnTables() {
    var named = new TreeMap<String, Set<String>>();
    Sources.java().stream()
        .forEach(
            file ->
                TEXT.matcher(read(file))
                    .results()
                    .flatMap(text -> TABLE.matcher(text.group()).results())
                    .map(found -> found.group(1))
                    .filter(TablesTest::isTable)
                    .forEach(
                        table ->
                            named
                                .computeIfAbsent(packageOf(file), name -> new TreeSet<>())
                                .add(table)));

    assertThat(named).containsKeys("order", "payment", "messaging", "ops", "invariant");
    named.keySet().removeAll(READS_ANY);
    named.forEach(
        (name, tables) ->
            assertThat(OWNED.getOrDefault(name, Set.of())).as(name).containsAll(tables));
  }

  private static boolean isTable(String word) {
    return OWNED.values().stream().anyMatch(tables -> tables.contains(word))
        || word.equals("ops_actions");
  }

  private static String packageOf(Path file) {
    return MAIN.relativize(file.getParent()).toString().replace('\\', '/');
  }
}
