package dev.gyeolje.container;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets several threads of the server do something at the same moment. */
public final class Together {

  private Together() {}

  /**
   * What each of {@code tasks} gave, in their order.
   *
   * @param threads managed by the server, so that its transactions and names are there
   * @throws Exception of the first task that failed, or if they take more than a minute
   */
  public static <T> List<T> run(ExecutorService threads, List<Callable<T>> tasks) throws Exception {
    var ready = new CountDownLatch(tasks.size());
    var results = new ArrayList<Future<T>>();
    for (var task : tasks)
      results.add(
          threads.submit(
              () -> {
                ready.countDown();
                ready.await(10, TimeUnit.SECONDS);
                return task.call();
              }));
    var values = new ArrayList<T>();
    for (var result : results) values.add(result.get(60, TimeUnit.SECONDS));
    return values;
  }
}
