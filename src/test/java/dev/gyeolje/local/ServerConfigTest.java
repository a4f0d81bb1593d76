package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServerConfigTest {
  private static final Path DIRECTORY = Path.of("server-config");

  @Test
  void everyVariableTheServerReads_isExplained() throws IOException {
    Set<String> read = names("payara/preboot.asadmin", "\\$\\{ENV=(\\w+)}");
    Set<String> explained = names("env.example", "(?m)^([A-Z_]+)=\\S+$");

    assertThat(read).isNotEmpty();
    assertThat(explained).containsAll(read);
  }

  private static Set<String> names(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(DIRECTORY.resolve(file)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }
}
