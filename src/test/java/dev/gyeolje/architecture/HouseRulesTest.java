package dev.gyeolje.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.gyeolje.messaging.MessagePublisher;
import dev.gyeolje.notification.PushSender;
import dev.gyeolje.payment.PaymentGateway;
import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.LogField;
import dev.gyeolje.platform.web.CsrfExempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.mvc.Controller;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for each kind of class. */
class HouseRulesTest {

  private static final DescribedPredicate<JavaClass> MONEY_PATH =
      resideInAnyPackage(
          "dev.gyeolje.payment..",
          "dev.gyeolje.order..",
          "dev.gyeolje.stock..",
          "dev.gyeolje.checkout..",
          "dev.gyeolje.catalog..",
          "dev.gyeolje.platform.money..");

  /**
   * Sign-in needs servlets, because the authentication mechanism of Jakarta Security works on them;
   * {@code SignedIn} reads the session that they wrote.
   */
  @Test
  void onlyEdgeClasses_useHttpApis() {
    noClasses()
        .that(
            not(
                nameMatching(
                    ".*\\.(\\w+(Controller|Resource|Form|Filter|ExceptionMapper|Servlet)"
                        + "|SignedIn|NotSignedIn|LenientSignIn|SignInAuthModule|ShopApplication)(\\$.*)?")))
        .and(
            not(
                resideInAnyPackage(
                    "dev.gyeolje.platform.web",
                    "dev.gyeolje.platform.proxy",
                    "dev.gyeolje.payment.toss",
                    "dev.gyeolje.messaging.pubsub",
                    "dev.gyeolje.notification.fcm")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("jakarta.ws.rs..", "jakarta.mvc..", "jakarta.servlet.."))
        .check(Ours.CLASSES);
  }

  /**
   * Such an endpoint accepts requests from pages of other sites, and these carry the user's
   * cookies.
   */
  @Test
  void csrfExemptEndpoints_useNoSignIn() {
    noClasses()
        .that()
        .areAnnotatedWith(CsrfExempt.class)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(SignedIn|OperatorsOnly|SignInRequired|Browser|Cookies|Cookie)")
        .check(Ours.CLASSES);
  }

  @Test
  void entities_dependOnNoContainer() {
    noClasses()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("jakarta..").and(not(resideInAnyPackage("jakarta.persistence.."))))
        .orShould()
        .dependOnClassesThat(nameMatching(".*(Service|Repository|Controller|Resource|Job)"))
        .check(Ours.CLASSES);
  }

  @Test
  void entities_haveNoSettersAndOnlyPrivateFields() {
    noClasses().that().areAnnotatedWith(Entity.class).should(haveSetters()).check(Ours.CLASSES);
    assertThat(
            Ours.CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC)))
        .isNotEmpty()
        .allMatch(field -> field.getModifiers().contains(JavaModifier.PRIVATE));
  }

  @Test
  void onlyServices_startTransactions() {
    classes()
        .that(startTransactions())
        .should()
        .haveSimpleNameEndingWith("Service")
        .check(Ours.CLASSES);
  }

  /**
   * When a thread of the shop reads without a transaction, Payara closes what it read at the end of
   * the next request that ends, and that request fails.
   */
  @Test
  void jobsAndTheirHelpers_readOnlyInTransactions() {
    var jobs =
        Ours.CLASSES.stream()
            .filter(type -> type.isAssignableTo(Job.class) && !type.isInterface())
            .collect(Collectors.toSet());
    var helpers =
        jobs.stream()
            .flatMap(job -> job.getMethodCallsFromSelf().stream())
            .map(JavaMethodCall::getTargetOwner)
            .filter(owner -> !owner.isAnnotatedWith(Transactional.class));

    assertThat(
            Stream.concat(jobs.stream(), helpers)
                .distinct()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(HouseRulesTest::needsNoTransaction)
                .map(call -> call.getDescription()))
        .isEmpty();
    assertThat(jobs).hasSizeGreaterThan(5);
  }

  private static boolean needsNoTransaction(JavaMethodCall call) {
    return call.getTarget()
        .resolveMember()
        .filter(method -> method.isAnnotatedWith(Transactional.class))
        .filter(
            method -> method.getAnnotationOfType(Transactional.class).value() == TxType.SUPPORTS)
        .isPresent();
  }

  @Test
  void everyService_isAnnotatedTransactional() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Service")
        .should()
        .beAnnotatedWith(Transactional.class)
        .check(Ours.CLASSES);
  }

  @Test
  void outboxAndInbox_requireExistingTransaction() {
    for (var name : Set.of("dev.gyeolje.messaging.Outbox", "dev.gyeolje.messaging.Inbox"))
      assertThat(Ours.CLASSES.get(name).getAnnotationOfType(Transactional.class).value())
          .isEqualTo(TxType.MANDATORY);
  }

  /** With {@code NEVER}, a remote call inside a transaction fails in the first test. */
  @Test
  void remoteAdapters_neverRunInATransaction() {
    var adapters =
        Ours.CLASSES.stream()
            .filter(
                are(assignableTo(PaymentGateway.class))
                    .or(are(assignableTo(MessagePublisher.class)))
                    .or(are(assignableTo(PushSender.class))))
            .filter(type -> !type.isInterface())
            .toList();

    assertThat(adapters)
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            type ->
                assertThat(type.getAnnotationOfType(Transactional.class).value())
                    .isEqualTo(TxType.NEVER));
  }

  /** {@code jakarta.json.Json} searches every jar for a provider at each call. */
  @Test
  void jsonProvider_isSearchedOnce() {
    noClasses()
        .should()
        .dependOnClassesThat(nameMatching("jakarta\\.json\\.Json"))
        .check(Ours.CLASSES);
  }

  @Test
  void onlyRepositories_useEntityManagers() {
    classes()
        .that(callAnEntityManager())
        .should()
        .haveNameMatching(".*(Repository|\\.Outbox|\\.Inbox)")
        .orShould()
        .resideInAPackage("dev.gyeolje.platform.persistence")
        .check(Ours.CLASSES);
  }

  @Test
  void time_isReadOnlyFromClock() {
    var readings =
        calls(call -> call.getTarget().getName().equals("now"))
            .filter(call -> call.getTargetOwner().getPackageName().startsWith("java.time"));
    var others =
        calls(
            call ->
                call.getTarget().getFullName().startsWith("java.lang.System.currentTimeMillis"));

    assertThat(readings.filter(call -> takesNo(call, "java.time.Clock"))).isEmpty();
    assertThat(others).isEmpty();
    noClasses()
        .should()
        .callConstructor(java.util.Date.class)
        .orShould()
        .callMethod(java.util.Calendar.class, "getInstance")
        .check(Ours.CLASSES);
    assertThat(calls(call -> call.getTarget().getFullName().startsWith("java.time.Clock.instant")))
        .isNotEmpty();
  }

  @Test
  void onlyConfigPackage_readsEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.gyeolje.platform.config")
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .check(Ours.CLASSES);
  }

  /** Only {@code platform.log} writes to the log, so that every line has its fields. */
  @Test
  void onlyLogPackage_usesLoggers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.gyeolje.platform.log")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.logging.Logger")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..")
        .check(Ours.CLASSES);
    assertThat(Ours.CLASSES.stream().filter(type -> type.isAssignableTo(LogField.class)))
        .hasSizeGreaterThan(1);
  }

  @Test
  void moneyPath_usesNoFloatingPoint() {
    noClasses().that(MONEY_PATH).should(useFloatingPoint()).check(Ours.CLASSES);
  }

  /** Checks that the rule above detects a violation. */
  @Test
  void floatingPointRule_detectsViolation() {
    var found =
        new com.tngtech.archunit.core.importer.ClassFileImporter().importClasses(Floating.class);

    assertThat(noClasses().should(useFloatingPoint()).evaluate(found).hasViolation()).isTrue();
  }

  @Test
  void controllersAndResources_haveExpectedNamesAndScopes() {
    classes()
        .that()
        .areAnnotatedWith(Controller.class)
        .should()
        .haveSimpleNameEndingWith("Controller")
        .andShould()
        .beAnnotatedWith(RequestScoped.class)
        .check(Ours.CLASSES);
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveNameMatching(".*(Controller|Resource)")
        .andShould()
        .bePublic()
        .check(Ours.CLASSES);
    // endpoints for programs are created once, not per request, and keep no request state
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .and()
        .areNotAnnotatedWith(Controller.class)
        .should()
        .beAnnotatedWith(ApplicationScoped.class)
        .check(Ours.CLASSES);
    for (var ofOneRequest :
        List.of(
            HeaderParam.class,
            QueryParam.class,
            PathParam.class,
            CookieParam.class,
            FormParam.class,
            BeanParam.class))
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(ApplicationScoped.class)
          .should()
          .notBeAnnotatedWith(ofOneRequest)
          .check(Ours.CLASSES);
  }

  /** Without the media type, one of the two servers would send a page as a download. */
  @Test
  void everyController_producesHtml() {
    assertThat(Ours.CLASSES.stream().filter(type -> type.isAnnotatedWith(Controller.class)))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            type ->
                assertThat(type.getAnnotationOfType(Produces.class).value())
                    .containsExactly("text/html"));
  }

  @Test
  void jobs_areNotTransactional() {
    noClasses()
        .that()
        .implement(Job.class)
        .should()
        .beAnnotatedWith(Transactional.class)
        .check(Ours.CLASSES);
  }

  /**
   * A class is package-private unless another package uses it, or the container or a page needs
   * access to it: classes that only one of the two servers proxies, and classes that pages read.
   */
  @Test
  void publicClasses_areUsedByAnotherPackage() {
    classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and(
            not(
                nameMatching(
                    ".*(Controller|Resource|Filter|Listener|Servlet|ExceptionMapper|Interceptor|View"
                        + "|Settings|Converter|LocaleResolver|ShopApplication|Exception|StartUp|Extension)")))
        .and(not(assignableTo(Job.class)))
        .should(beUsedByAnotherPackage())
        .check(Ours.CLASSES);
  }

  /** Rejects names that say nothing about their purpose. */
  @Test
  void meaninglessNames_areRejected() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?")
        .orShould()
        .haveNameMatching(".*\\.Default[A-Z].*")
        .check(Ours.CLASSES);
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.gyeolje..")
        .should()
        .haveNameNotMatching("process|handle|doIt")
        .check(Ours.CLASSES);
  }

  /** These fix the implementation of MVC, which is the same on both servers. */
  private static final Set<String> OF_KRAZO =
      Set.of("KrazoExtension.java", "ViewServiceFiles.java");

  /** The same WAR runs on both servers. Comments may describe what a server does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "payara",
        "glassfish",
        "wildfly",
        "jboss",
        "jersey",
        "resteasy",
        "eclipselink",
        "hibernate",
        "soteria",
        "krazo",
        "weld"
      })
  void code_namesNoServer(String server) throws IOException {
    assertThat(Sources.java()).hasSizeGreaterThan(100);
    assertThat(
            Sources.java().stream()
                .filter(
                    file ->
                        !(server.equals("krazo")
                            && OF_KRAZO.contains(file.getFileName().toString())))
                .filter(file -> code(file).toLowerCase().contains(server))
                .map(Object::toString))
        .isEmpty();
    assertThat(
            Files.readString(java.nio.file.Path.of("src/main/resources/META-INF/persistence.xml"))
                .replaceAll("(?s)<!--.*?-->", ""))
        .contains("jta-data-source")
        .doesNotContainIgnoringCase(server);
  }

  private static String code(java.nio.file.Path file) {
    return Sources.read(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(^|\\s)//.*$", "");
  }

  private static Stream<JavaMethodCall> calls(java.util.function.Predicate<JavaMethodCall> which) {
    return Ours.CLASSES.stream()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(which);
  }

  private static boolean takesNo(JavaMethodCall call, String type) {
    return call.getTarget().getRawParameterTypes().stream()
        .noneMatch(parameter -> parameter.getName().equals(type));
  }

  private static DescribedPredicate<JavaClass> startTransactions() {
    return DescribedPredicate.describe(
        "start transactions",
        type ->
            Stream.concat(Stream.of(type), type.getMethods().stream())
                .filter(element -> element.isAnnotatedWith(Transactional.class))
                .map(element -> element.getAnnotationOfType(Transactional.class).value())
                .anyMatch(kind -> kind == TxType.REQUIRED || kind == TxType.REQUIRES_NEW));
  }

  private static DescribedPredicate<JavaClass> callAnEntityManager() {
    return DescribedPredicate.describe(
        "use an EntityManager",
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(d -> d.getTargetClass().isEquivalentTo(EntityManager.class)));
  }

  private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
    return new ArchCondition<>("be used by another package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean used =
            Ours.CLASSES.stream()
                .filter(
                    part -> part.equals(type) || part.getName().startsWith(type.getName() + "$"))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .anyMatch(d -> !d.getOriginClass().getPackageName().equals(type.getPackageName()));
        if (!used)
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " is public but unused elsewhere"));
      }
    };
  }

  private static ArchCondition<JavaClass> haveSetters() {
    return new ArchCondition<>("have setters") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
            .filter(method -> method.getName().matches("set[A-Z].*"))
            .forEach(
                method -> events.add(SimpleConditionEvent.satisfied(type, method.getFullName())));
      }
    };
  }

  private static ArchCondition<JavaClass> useFloatingPoint() {
    return new ArchCondition<>("use floating-point numbers") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var used =
            Stream.of(
                    type.getFields().stream().map(field -> field.getRawType()),
                    type.getCodeUnits().stream().flatMap(HouseRulesTest::types),
                    type.getMethodCallsFromSelf().stream()
                        .flatMap(
                            call ->
                                Stream.concat(
                                    Stream.of(call.getTarget().getRawReturnType()),
                                    call.getTarget().getRawParameterTypes().stream())))
                .flatMap(types -> types)
                .map(JavaClass::getName)
                .filter(name -> name.matches("double|float|java\\.lang\\.(Double|Float)"))
                .collect(Collectors.toSet());
        if (!used.isEmpty())
          events.add(SimpleConditionEvent.satisfied(type, type.getName() + " uses " + used));
      }
    };
  }

  private static Stream<JavaClass> types(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
  }

  /** Violates the rule on floating-point numbers. */
  @SuppressWarnings("unused")
  private static class Floating {
    long half(java.math.BigDecimal amount) {
      return (long) (amount.doubleValue() / 2);
    }
  }
}
