package dev.gyeolje.bench;

import dev.gyeolje.local.LocalShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server's process, seen and held from outside. */
final class Server {

  /** A request thread at work has the shop in its stack; one at rest waits for the next request. */
  private static final Pattern BUSY_THREAD =
      Pattern.compile(
          "\"(?:http-thread-pool|default task)[^\"]*\"(?:(?!\\n\\n).)*dev\\.gyeolje",
          Pattern.DOTALL);

  private final LocalShop shop;

  Server(LocalShop shop) {
    this.shop = shop;
  }

  /**
   * What was in use while {@code work} ran: the most of several looks.
   *
   * @param threads request threads inside the shop
   * @param connections database connections inside a transaction or statement
   */
  record InUse(int threads, int connections) {}

  /** Looks at the server again and again while {@code work} runs. */
  <T> Watched<T> watch(Callable<T> work) throws Exception {
    var ended = new AtomicBoolean();
    var looks = new int[2];
    var watcher =
        new Thread(
            () -> {
              while (!ended.get()) {
                looks[0] = Math.max(looks[0], busyThreads());
                for (int i = 0; i < 10 && !ended.get(); i++) {
                  looks[1] = Math.max(looks[1], connections());
                  pause();
                }
              }
            });
    watcher.start();
    try {
      var result = work.call();
      ended.set(true);
      watcher.join();
      return new Watched<>(result, new InUse(looks[0], looks[1]));
    } finally {
      ended.set(true);
    }
  }

  record Watched<T>(T result, InUse inUse) {}

  private int busyThreads() {
    return (int) BUSY_THREAD.matcher(output("jcmd", "Thread.print")).results().count();
  }

  /** Of another role's connections only a superuser sees what they do. */
  private int connections() {
    try (var connection = shop.postgres().administration().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from pg_stat_activity"
                    + " where application_name = 'gyeolje' and state <> 'idle'")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Processor time of the server's process so far. */
  Duration cpu() {
    return cpu(ProcessHandle.of(shop.server().pid()).orElseThrow());
  }

  /**
   * Processor time of PostgreSQL's processes so far. Of those that have ended, only Linux tells.
   */
  Duration databaseCpu() throws SQLException, IOException {
    try (var connection = shop.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      var postgres = ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
      return Stream.concat(Stream.of(postgres), postgres.children())
          .map(Server::cpu)
          .reduce(cpuOfEndedChildren(postgres.pid()), Duration::plus);
    }
  }

  /**
   * Of {@link #cpu}, what the JVM's compiler took so far: much in the first minutes, next to
   * nothing on the second day. Only Linux tells.
   */
  Duration compilerCpu() throws IOException {
    var tasks = Path.of("/proc", Long.toString(shop.server().pid()), "task");
    if (!Files.exists(tasks)) return Duration.ZERO;
    try (var threads = Files.list(tasks)) {
      return threads
          .map(thread -> ticks(thread.resolve("stat"), "C[12] CompilerThre.*", 11))
          .reduce(Duration.ZERO, Duration::plus);
    }
  }

  private static Duration cpuOfEndedChildren(long pid) {
    return ticks(Path.of("/proc", Long.toString(pid), "stat"), ".*", 13);
  }

  /**
   * The sum of two fields of a {@code stat}, which are in ticks of 10 ms.
   *
   * @param name of the process or thread, as a regular expression; nothing of others
   * @param field the first of the two, counted from the state on as 0 (proc(5))
   */
  private static Duration ticks(Path stat, String name, int field) {
    if (!Files.exists(stat)) return Duration.ZERO;
    try {
      // the name, in brackets, may hold blanks
      var text = Files.readString(stat);
      int end = text.lastIndexOf(')');
      if (!text.substring(text.indexOf('(') + 1, end).matches(name)) return Duration.ZERO;
      var fields = text.substring(end + 2).split(" ");
      return Duration.ofMillis(
          10 * (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])));
    } catch (IOException ended) {
      return Duration.ZERO;
    }
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Lets the server stand still. */
  void stand() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets the server go on; one that goes on already does not notice. */
  void go() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** Lets the server stand still while {@code work} has the machine and the database to itself. */
  <T> T paused(Callable<T> work) throws Exception {
    stand();
    try {
      return work.call();
    } finally {
      go();
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(shop.server().pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  private String output(String tool, String command) {
    try {
      var process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", tool).toString(),
                      Long.toString(shop.server().pid()),
                      command))
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
