package dev.gyeolje.fault;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Many concurrent customers. Each signs in normally; from then on they share one HTTP client,
 * because each client has a thread of its own.
 */
final class Crowd {

  private static final int BROWSERS = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final LocalShop shop;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final List<User> customers = new ArrayList<>();

  /** A signed-in customer's cookies. */
  record User(String cookies) {}

  Crowd(LocalShop shop) {
    this.shop = shop;
  }

  /** Returns {@code count} signed-in customers, those of earlier calls first. */
  List<User> customers(int count) throws Exception {
    int missing = count - customers.size();
    if (missing > 0)
      runConcurrently(BROWSERS, times(BROWSERS, i -> () -> newcomers((missing + i) / BROWSERS)))
          .forEach(customers::addAll);
    return customers.subList(0, count);
  }

  /**
   * Signs customers in one after the other with one browser. With a browser each they would keep a
   * connection each, and the provider's simulator closes idle connections beyond 200.
   */
  private List<User> newcomers(int count) {
    var visitor = Visitor.to(shop);
    var newcomers = new ArrayList<User>();
    for (int i = 0; i < count; i++) {
      visitor.next();
      newcomers.add(new User(visitor.cookies()));
    }
    return newcomers;
  }

  /** Sends a POST of this customer as a page of the shop does, and returns the response. */
  HttpResponse<String> post(User customer, String path, String type, String body) {
    return Visitor.send(
        http,
        request(path)
            .header("Cookie", customer.cookies())
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Sends a GET without cookies and returns the response. */
  HttpResponse<String> get(String path) {
    return Visitor.send(http, request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(shop.origin().resolve(path)).timeout(PATIENCE);
  }

  /** Creates one task per number from 0 to {@code count} - 1. */
  static <T> List<Callable<T>> times(int count, Numbered<T> task) {
    return IntStream.range(0, count).mapToObj(task::of).toList();
  }

  interface Numbered<T> {
    Callable<T> of(int number);
  }

  /**
   * Runs the tasks and returns their results in the tasks' order.
   *
   * @param threads number of tasks that start at the same moment
   * @throws Exception of the first task that failed
   */
  static <T> List<T> runConcurrently(int threads, List<Callable<T>> tasks) throws Exception {
    var pool = Executors.newFixedThreadPool(threads);
    var start = new CountDownLatch(Math.min(threads, tasks.size()));
    try {
      var results = new ArrayList<Future<T>>();
      for (var task : tasks)
        results.add(
            pool.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return task.call();
                }));
      var values = new ArrayList<T>();
      for (var result : results) values.add(result.get());
      return values;
    } finally {
      pool.shutdownNow();
    }
  }
}
