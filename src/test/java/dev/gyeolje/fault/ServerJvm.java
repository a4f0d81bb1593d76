package dev.gyeolje.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Inspects the server's JVM from outside with the JDK's {@code jcmd}.
 *
 * @param pid its process id
 */
record ServerJvm(long pid) {

  private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" #\\d+ ");

  /** Returns how many class loaders hold a class of this name, after a garbage collection. */
  int loadersOf(Class<?> type) {
    jcmd("GC.run");
    var tree = jcmd("VM.class_hierarchy", type.getName());
    return (int)
        Pattern.compile(Pattern.quote(type.getName()) + "/0x").matcher(tree).results().count();
  }

  /**
   * Returns the number of threads by name, with every number in a name replaced by {@code N}.
   * Collects garbage first, because some threads end only when an unclosed object is collected.
   */
  Map<String, Long> threads() {
    jcmd("GC.run");
    return THREAD
        .matcher(jcmd("Thread.print"))
        .results()
        .map(thread -> thread.group(1).replaceAll("\\d+", "N"))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /**
   * Returns how often each file is open, and how many sockets; empty if the system does not list
   * them.
   */
  Map<String, Long> openFiles() {
    var directory = Path.of("/proc", Long.toString(pid), "fd");
    if (!Files.isDirectory(directory)) return Map.of();
    try (var files = Files.list(directory)) {
      return files
          .map(ServerJvm::target)
          .collect(Collectors.groupingBy(file -> file, TreeMap::new, Collectors.counting()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** File or kind of a descriptor; without the number of a socket or pipe. */
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().replaceFirst(":\\[\\d+]$", "");
    } catch (IOException closedMeanwhile) {
      return "closed";
    }
  }

  private String jcmd(String... what) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(Long.toString(pid));
    command.addAll(List.of(what));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
