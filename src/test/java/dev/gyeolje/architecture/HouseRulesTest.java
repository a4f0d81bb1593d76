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

/** What kinds of classes may do. */
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
   * Servlets are what sign-in needs, because the mechanism of Jakarta Security works on them;
   * SignedIn reads the session that they wrote. Health is asked by programs only.
   */
  @Test
  void httpStaysAtTheEdge() {
    noClasses()
        .that(
            not(
                nameMatching(
                    ".*\\.(\\w+(Controller|Resource|Form|Filter|ExceptionMapper|Servlet)"
                        + "|SignedIn|NotSignedIn|LenientSignIn|ShopApplication)(\\$.*)?")))
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

  /** Such an endpoint is open to pages of other sites, whose requests bring the user's cookies. */
  @Test
  void csrfExemptEndpoints_knowNoUser() {
    noClasses()
        .that()
        .areAnnotatedWith(CsrfExempt.class)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(SignedIn|OperatorsOnly|SignInRequired|Browser|Cookies|Cookie)")
        .check(Ours.CLASSES);
  }

  @Test
  void entitiesKnowNoContainer() {
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
  void entitiesHaveNoSetters_andNoPublicFields() {
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
  void transactionsStartInServices() {
    classes()
        .that(startTransactions())
        .should()
        .haveSimpleNameEndingWith("Service")
        .check(Ours.CLASSES);
  }

  /**
   * Payara closes what a thread of ours reads without a transaction at the end of whatever request
   * ends next, and that request fails.
   */
  @Test
  void jobsAndTheirHelpers_readInTransactionsOnly() {
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
  void everyService_saysWhatItNeeds() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Service")
        .should()
        .beAnnotatedWith(Transactional.class)
        .check(Ours.CLASSES);
  }

  @Test
  void outboxAndInbox_belongToTheTransactionOfTheirCause() {
    for (var name : Set.of("dev.gyeolje.messaging.Outbox", "dev.gyeolje.messaging.Inbox"))
      assertThat(Ours.CLASSES.get(name).getAnnotationOfType(Transactional.class).value())
          .isEqualTo(TxType.MANDATORY);
  }

  /** A remote call inside a transaction fails on the first test. */
  @Test
  void whatLeavesTheMachine_isNeverInATransaction() {
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
  void entityManagersStayInRepositories() {
    classes()
        .that(callAnEntityManager())
        .should()
        .haveNameMatching(".*(Repository|\\.Outbox|\\.Inbox)")
        .orShould()
        .resideInAPackage("dev.gyeolje.platform.persistence")
        .check(Ours.CLASSES);
  }

  @Test
  void timeComesFromTheClock() {
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
  void environmentIsReadInOnePlace() {
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

  /** So that no line lacks its fields. */
  @Test
  void logIsWrittenInOnePlace() {
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
  void moneyIsNeverAFloatingPointNumber() {
    noClasses().that(MONEY_PATH).should(useFloatingPoint()).check(Ours.CLASSES);
  }

  /** The rule above finds what it is for. */
  @Test
  void floatingPointIsFound() {
    var found =
        new com.tngtech.archunit.core.importer.ClassFileImporter().importClasses(Floating.class);

    assertThat(noClasses().should(useFloatingPoint()).evaluate(found).hasViolation()).isTrue();
  }

  @Test
  void pagesAndEndpointsAreNamedAsWhatTheyAre() {
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
    // what programs call is made once, not for each request, and keeps nothing of one
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

  /** One of the two servers would send a page as bytes to be saved. */
  @Test
  void everyPageSaysThatItIsHtml() {
    assertThat(Ours.CLASSES.stream().filter(type -> type.isAnnotatedWith(Controller.class)))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            type ->
                assertThat(type.getAnnotationOfType(Produces.class).value())
                    .containsExactly("text/html"));
  }

  @Test
  void jobsAreNotTransactions() {
    noClasses()
        .that()
        .implement(Job.class)
        .should()
        .beAnnotatedWith(Transactional.class)
        .check(Ours.CLASSES);
  }

  /**
   * Package-private unless another package uses it, or the container or a page has to reach it:
   * what a proxy is made for by one server and not by the other, and what pages read.
   */
  @Test
  void nothingIsPublicWithoutNeed() {
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

  /** A catalogue of names that say nothing. */
  @Test
  void namesSaySomething() {
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

  /** Corrects the one implementation of MVC, which is the same on both servers. */
  private static final String OF_KRAZO = "KrazoExtension.java";

  /** The same file runs on another server. Comments may say what a server does. */
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
  void noServerIsNamedInTheCode(String server) throws IOException {
    assertThat(Sources.java()).hasSizeGreaterThan(100);
    assertThat(
            Sources.java().stream()
                .filter(file -> !(server.equals("krazo") && file.toString().endsWith(OF_KRAZO)))
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
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is public for nobody"));
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

  /** What must not be. */
  @SuppressWarnings("unused")
  private static class Floating {
    long half(java.math.BigDecimal amount) {
      return (long) (amount.doubleValue() / 2);
    }
  }
}
