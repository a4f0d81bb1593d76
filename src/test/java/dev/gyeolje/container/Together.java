package dev.gyeolje.container;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs tasks on several threads of the server at the same moment. */
public final class Together {

  private Together() {}

  /**
   * Returns the results of {@code tasks} in their order.
   *
   * @param threads managed by the server, so that transactions and JNDI names are available
   * @throws Exception of the first task that failed, or if a task takes more than a minute
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
