package dev.gyeolje.container;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs tasks on several threads of the server at the same moment. */
public final class Together {

  private Together() {}

  /**
   * Returns the results of {@code tasks} in their order. Each task has a thread of its own: the
   * server's executor may have fewer, and then not all tasks would start together.
   *
   * @param factory of the server, so that transactions and JNDI names are available
   * @throws Exception of the first task that failed, or if a task takes more than two minutes
   */
  public static <T> List<T> run(ManagedThreadFactory factory, List<Callable<T>> tasks)
      throws Exception {
    var start = new CyclicBarrier(tasks.size());
    var threads = Executors.newFixedThreadPool(tasks.size(), factory);
    try {
      var results = new ArrayList<Future<T>>();
      for (var task : tasks)
        results.add(
            threads.submit(
                () -> {
                  start.await(60, TimeUnit.SECONDS);
                  return task.call();
                }));
      var values = new ArrayList<T>();
      for (var result : results) values.add(result.get(120, TimeUnit.SECONDS));
      return values;
    } finally {
      threads.shutdownNow();
    }
  }
}
