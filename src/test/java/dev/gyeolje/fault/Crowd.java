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
 * Many people at once. Each signed in like anybody; from then on they share one client, since a
 * client of its own is a thread of its own.
 */
final class Crowd {

  private static final int BROWSERS = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final LocalShop shop;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final List<User> customers = new ArrayList<>();

  /** What a browser keeps of a signed-in person. */
  record User(String cookies) {}

  Crowd(LocalShop shop) {
    this.shop = shop;
  }

  /** So many people, those of earlier calls first. */
  List<User> customers(int count) throws Exception {
    int missing = count - customers.size();
    if (missing > 0)
      together(BROWSERS, times(BROWSERS, i -> () -> newcomers((missing + i) / BROWSERS)))
          .forEach(customers::addAll);
    return customers.subList(0, count);
  }

  /**
   * One after the other with one browser: a browser of their own each would keep a connection each,
   * and the provider's simulator closes what is idle beyond 200 of them.
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

  /** What this customer is answered to a post, as a page of ours sends it. */
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

  /** What a stranger is answered. */
  HttpResponse<String> get(String path) {
    return Visitor.send(http, request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(shop.origin().resolve(path)).timeout(PATIENCE);
  }

  /** One task per number below {@code count}. */
  static <T> List<Callable<T>> times(int count, Numbered<T> task) {
    return IntStream.range(0, count).mapToObj(task::of).toList();
  }

  interface Numbered<T> {
    Callable<T> of(int number);
  }

  /**
   * What each task gave, in their order.
   *
   * @param threads so many tasks begin at the same moment
   * @throws Exception of the first task that failed
   */
  static <T> List<T> together(int threads, List<Callable<T>> tasks) throws Exception {
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
