package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.oidc.OidcFault;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.Visitor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Stops and starts the only node while clients send requests. */
@Tag("fault")
@Tag("portable")
@TestMethodOrder(OrderAnnotation.class)
class LifecycleIT {
  private static final int CUSTOMERS = 3;

  private static LocalShop shop;

  @BeforeAll
  static void start() throws Exception {
    shop = FaultShop.get();
  }

  @AfterAll
  static void restartServer() throws Exception {
    if (!shop.server().isRunning()) shop.server().restart();
  }

  @Test
  @Order(1)
  void stoppingNode_isNotReadyAndFinishesItsRequests() throws Exception {
    // answers that Toss still holds for nodes that were killed before
    shop.toss().releaseHeld();
    eventually("nothing held", () -> shop.toss().held(), held -> held == 0);
    var product = new Products(shop.dataSource()).add(10_000, 10);
    var customers =
        Stream.generate(() -> Customer.inTheWindow(shop, product)).limit(CUSTOMERS).toList();
    for (var customer : customers)
      shop.toss().armFor(customer.order().id(), new Fault.AnswersLate(Duration.ofMinutes(5)));
    var back = customers.stream().map(Customer::isComingBack).toList();
    eventually("the held answers", () -> shop.toss().held(), held -> held == CUSTOMERS);

    var stopping = new FutureTask<>(LifecycleIT::runsAfterStop);
    new Thread(stopping).start();

    eventually("no readiness", () -> get("/internal/ready").statusCode(), status -> status == 503);
    assertThat(RawRequest.answer(shop.origin(), "GET /"))
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("Retry-After: ");
    shop.toss().releaseHeld();
    for (int i = 0; i < CUSTOMERS; i++)
      assertThat(customers.get(i).visitor().location(back.get(i).join()))
          .startsWith("/checkout/success");
    assertThat(stopping.get()).as("server is still running").isFalse();
    var database = new Database(shop.dataSource());
    for (var customer : customers)
      assertThat(database.status(customer.order().id())).isEqualTo("PAID");
  }

  @Test
  @Order(2)
  void startingNode_answersOnly200OrRetryable503() throws Exception {
    shop.server().stop();
    var answers = ConcurrentHashMap.<String>newKeySet();
    var over = new AtomicBoolean();
    var webhooks = new FutureTask<>(() -> sendWebhooks(answers, over), null);
    new Thread(webhooks).start();
    try {
      shop.server().start();
      eventually("the webhook", () -> answers.contains("200"), taken -> taken);
    } finally {
      over.set(true);
    }
    webhooks.get();

    assertThat(answers).isSubsetOf("200", "503, to be repeated");
  }

  /**
   * The server reads the provider's metadata only once, at the first sign-in. The test before has
   * started it anew, so this sign-in is the first.
   */
  @Test
  @Order(3)
  void providerDownAtFirstSignIn_yields503AndRecovers() {
    var visitor = Visitor.to(shop);
    shop.oidc().arm(OidcFault.DISCOVERY_DOWN);

    var page = visitor.get("/login?to=/orders");

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(heading(page)).isEqualTo("Sign-in is not possible right now");
    assertThat(page.body()).contains("href=\"/login?to=%2forders\"");
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);

    shop.oidc().disarm(OidcFault.DISCOVERY_DOWN);
    visitor.signIn("Robin", Visitor.newEmail());
  }

  private static boolean runsAfterStop() throws IOException {
    shop.server().stop();
    return shop.server().isRunning();
  }

  /**
   * Sends webhooks one after the other. A closed port gives no answer, and the webhook is sent
   * again.
   */
  private static void sendWebhooks(Set<String> answers, AtomicBoolean over) {
    while (!over.get())
      try {
        answers.add(answerToWebhook());
      } catch (ConnectException closed) {
        LockSupport.parkNanos(20_000_000);
      } catch (IOException cut) {
        answers.add(cut.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
  }

  private static String answerToWebhook() throws IOException, InterruptedException {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(shop.server().origin().resolve("/api/payments/webhook"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build(),
                BodyHandlers.discarding());
    return answer.statusCode()
        + (answer.headers().firstValue("Retry-After").isPresent() ? ", to be repeated" : "");
  }

  private static HttpResponse<String> get(String path) {
    return Visitor.to(shop).get(path);
  }
}
