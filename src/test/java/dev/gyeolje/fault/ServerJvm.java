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
 * The server's JVM, looked at from outside with the JDK's own {@code jcmd}.
 *
 * @param pid its process number
 */
record ServerJvm(long pid) {

  private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" #\\d+ ");

  /** How many class loaders hold a class of this name, after all garbage is gone. */
  int loadersOf(Class<?> type) {
    jcmd("GC.run");
    var tree = jcmd("VM.class_hierarchy", type.getName());
    return (int)
        Pattern.compile(Pattern.quote(type.getName()) + "/0x").matcher(tree).results().count();
  }

  /**
   * How many threads there are by name, with every number in a name taken for the same, after all
   * garbage is gone: some end with the object that nobody closed.
   */
  Map<String, Long> threads() {
    jcmd("GC.run");
    return THREAD
        .matcher(jcmd("Thread.print"))
        .results()
        .map(thread -> thread.group(1).replaceAll("\\d+", "N"))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** Open files and sockets; -1 where the system does not tell. */
  long openFiles() {
    var directory = Path.of("/proc", Long.toString(pid), "fd");
    if (!Files.isDirectory(directory)) return -1;
    try (var files = Files.list(directory)) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
