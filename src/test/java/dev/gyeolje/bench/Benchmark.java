package dev.gyeolje.bench;

import dev.gyeolje.local.Build;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Invariants;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code mvn -Pbench}. Sizes are system properties, all optional; {@code
 * src/site/markdown/benchmark.md} lists them and tells what each figure means.
 */
public final class Benchmark {

  /** Java keeps only a weak hold of loggers; without this one its level would be forgotten. */
  private static final Logger ROOT = Logger.getLogger("");

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    ROOT.setLevel(Level.SEVERE);
    // the JDK's HTTP server, which the simulator of Toss is, closes idle lines beyond 200 and waits
    // for acknowledgements, both of which would be measured as the shop's
    System.setProperty("sun.net.httpserver.maxIdleConnections", "5000");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var build = Build.fromSystemProperties();
    var figures = new Figures();
    var parts = System.getProperty("bench.only", "callback slow hot old");
    var other = System.getProperty("bench.against", "");
    if (!other.isBlank()) {
      compare(build.with(Path.of(other)), figures);
      figures.write(build.basedir().resolve("target/benchmark.csv"));
      return;
    }
    try (var shop = LocalShop.likeProduction(build, flags("bench.flags", ""))) {
      try {
        run(new Bench(shop, figures), parts);
      } finally {
        System.out.println(figures.table());
        figures.write(build.basedir().resolve("target/benchmark.csv"));
      }
      Invariants.hold(shop);
      System.out.println("All invariants hold.");
    }
  }

  private static void compare(Build other, Figures figures) throws Exception {
    var flags = System.getProperty("bench.flags", "");
    try (var comparison =
        new Comparison(
            other, flags("bench.otherFlags", flags), flags("bench.flags", ""), figures)) {
      comparison.measure(System.getProperty("bench.only", "callback pages"));
    }
    System.out.println(figures.table());
    System.out.println("All invariants hold.");
  }

  private static List<String> flags(String property, String usual) {
    var flags = System.getProperty(property, usual);
    return flags.isBlank() ? List.of() : List.of(flags.split(" "));
  }

  private static void run(Bench bench, String parts) throws Exception {
    var callbacks = new Callbacks(bench);
    callbacks.warmUp();
    var now = new Callbacks.Measured(0, 0);
    if (parts.contains("callback")) now = callbacks.measure("a");
    if (parts.contains("slow")) {
      new SlowToss(bench, Bench.size("inFlight", 1_000)).measure();
      // and half of what the machine can do, where waiting for Toss is all there is to wait for
      if (now.perSecond() > 0) new SlowToss(bench, (int) now.perSecond()).measure();
    }
    if (parts.contains("hot")) new HotProduct(bench).measure();
    if (parts.contains("old")) new OldOrders(bench).measure(callbacks, now.p50());
  }
}
