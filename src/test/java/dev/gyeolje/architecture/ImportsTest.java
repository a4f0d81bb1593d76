package dev.gyeolje.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may import which. */
class ImportsTest {

  private static final String BASE = "dev.gyeolje.";
  private static final String PLATFORM = "platform..";

  /**
   * Packages that a package may import besides itself, Java, Jakarta EE and {@code platform}: lower
   * ranks only. {@code ops} may read every feature; the map lists those that it uses.
   *
   * <pre>
   * rank 4   checkout       ops
   * rank 3   payment        notification
   * rank 2   order          stock
   * rank 1   catalog        account        messaging      invariant      legal
   * rank 0   platform.*     picture
   * adapters payment.toss   payment.toss.webhook   messaging.pubsub   notification.fcm   notification.smtp
   * pages    ops.deadletter   ops.product
   * </pre>
   */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          // a product refers to the two sizes of its picture
          Map.entry("catalog", List.of("picture")),
          Map.entry("picture", List.of()),
          Map.entry("account", List.of()),
          Map.entry("messaging", List.of()),
          Map.entry("stock", List.of("catalog", "account", "messaging")),
          Map.entry("order", List.of("catalog", "account", "messaging")),
          // a refund lists the products to restock
          Map.entry("payment", List.of("order", "account", "messaging", "catalog")),
          Map.entry("notification", List.of("order", "account", "messaging")),
          Map.entry(
              "checkout", List.of("catalog", "account", "messaging", "stock", "order", "payment")),
          Map.entry(
              "ops",
              List.of(
                  "catalog",
                  "account",
                  "messaging",
                  "stock",
                  "order",
                  "payment",
                  "notification",
                  "invariant")),
          Map.entry("ops.deadletter", List.of("ops", "account", "messaging", "order")),
          Map.entry("ops.product", List.of("ops", "account", "catalog", "picture")),
          Map.entry("invariant", List.of("order")),
          Map.entry("legal", List.of()),
          // an attempt refers to its order
          Map.entry("payment.toss", List.of("payment", "order")),
          Map.entry("payment.toss.webhook", List.of("payment", "order", "account")),
          Map.entry("messaging.pubsub", List.of("messaging")),
          Map.entry("notification.fcm", List.of("notification")),
          Map.entry("notification.smtp", List.of("notification")));

  /** Vendor packages that only one package may import. */
  private static final Map<String, List<String>> VENDORS =
      Map.of(
          "picture", List.of("com.twelvemonkeys..", "net.coobird.."),
          "ops.product", List.of("de.siegmar.."),
          "payment.toss", List.of("org.apache.hc.."),
          "messaging.pubsub",
              List.of(
                  "com.google.pubsub..",
                  "com.google.cloud..",
                  "io.grpc..",
                  "com.google.protobuf..",
                  "com.google.api.gax..",
                  "com.google.api.client.."),
          "notification.fcm", List.of("com.google.firebase..", "org.apache.hc.."),
          "notification.smtp", List.of("jakarta.mail.."),
          "platform.metrics", List.of("io.prometheus.."));

  static Stream<Arguments> packages() {
    return MAY_IMPORT.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_importsOnlyAllowedPackages(String name, List<String> allowed) {
    var ours =
        Stream.concat(Stream.of(name), allowed.stream()).map(p -> BASE + p).toArray(String[]::new);

    noClasses()
        .that(resideInAPackage(BASE + name))
        .should()
        .dependOnClassesThat(
            resideInAPackage(BASE + ".")
                .and(not(resideInAnyPackage(ours)))
                .and(not(resideInAPackage(BASE + PLATFORM))))
        .check(Ours.CLASSES);
  }

  @Test
  void everyPackage_isListed() {
    var packages =
        Ours.CLASSES.stream()
            .map(type -> type.getPackageName().replaceFirst("^dev\\.gyeolje\\.?", ""))
            .filter(name -> !name.isEmpty() && !name.startsWith("platform."))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(packages).isEqualTo(new TreeSet<>(MAY_IMPORT.keySet()));
  }

  @Test
  void platform_importsNoFeature() {
    noClasses()
        .that(resideInAPackage(BASE + PLATFORM))
        .should()
        .dependOnClassesThat(
            resideInAPackage(BASE + ".").and(not(resideInAPackage(BASE + PLATFORM))))
        .check(Ours.CLASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment.toss",
        "payment.toss.webhook",
        "messaging.pubsub",
        "notification.fcm",
        "notification.smtp",
        "ops.deadletter",
        "ops.product"
      })
  void adapters_areNotImported(String adapter) {
    noClasses()
        .that(not(resideInAPackage(BASE + adapter)))
        .should()
        .dependOnClassesThat(resideInAPackage(BASE + adapter))
        .check(Ours.CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.gyeolje.(*)..").should().beFreeOfCycles().check(Ours.CLASSES);
  }

  @Test
  void vendors_areUsedOnlyInTheirAdapter() {
    var vendors = VENDORS.values().stream().flatMap(List::stream).distinct().toArray(String[]::new);

    for (var adapter : VENDORS.entrySet())
      assertThat(
              dependencies(adapter.getKey())
                  .anyMatch(
                      type ->
                          resideInAnyPackage(adapter.getValue().toArray(String[]::new)).test(type)))
          .as(adapter.getKey() + " uses its vendor")
          .isTrue();
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    VENDORS.keySet().stream().map(p -> BASE + p).toArray(String[]::new))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(vendors))
        .check(Ours.CLASSES);
    noClasses()
        .that(not(resideInAPackage(BASE + "payment.toss..")))
        .should()
        .haveSimpleNameContaining("Toss")
        .check(Ours.CLASSES);
    noClasses()
        .that(not(resideInAPackage(BASE + "notification.fcm")))
        .should()
        .haveSimpleNameContaining("Fcm")
        .orShould()
        .haveSimpleNameContaining("Firebase")
        .check(Ours.CLASSES);
    noClasses()
        .that(not(resideInAPackage(BASE + "messaging.pubsub")))
        .should()
        .haveSimpleNameContaining("PubSub")
        .check(Ours.CLASSES);
  }

  /** Only the container calls these classes. */
  @Test
  void endpoints_areNotUsedByOtherClasses() {
    classes()
        .that()
        .haveNameMatching(".*(Controller|Resource|ExceptionMapper|CallbackServlet)")
        .should()
        .onlyBeAccessed()
        .byClassesThat()
        .haveNameMatching(".*(Controller|Resource|ExceptionMapper|CallbackServlet).*")
        .check(Ours.CLASSES);
  }

  /** Simulators implement the provider's contract, not the shop's interpretation of it. */
  @Test
  void simulators_importNoShopClasses() {
    var simulators = Set.of("fcm", "mail", "oidc", "pubsub", "toss");

    for (var name : simulators)
      noClasses()
          .that(resideInAPackage(BASE + "simulator." + name))
          .should()
          .dependOnClassesThat(
              resideInAPackage(BASE + ".")
                  .and(not(resideInAPackage(BASE + "simulator." + name)))
                  .and(not(resideInAPackage(BASE + "simulator.http"))))
          .check(Ours.SIMULATORS);
  }

  private static Stream<JavaClass> dependencies(String packageName) {
    return Ours.CLASSES.stream()
        .filter(resideInAPackage(BASE + packageName))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass());
  }
}
