package dev.gyeolje.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code server-config/env.example} lists exactly the variables that the shop and the servers read.
 */
class EnvExampleTest {

  private static final Path EXAMPLE = Path.of("server-config/env.example");
  private static final Path PAYARA = Path.of("server-config/payara/preboot.asadmin");
  private static final Path WILDFLY = Path.of("server-config/wildfly/configure.cli");

  /** Read by Google's own library. */
  private static final Set<String> READ_BY_OTHERS = Set.of("GOOGLE_APPLICATION_CREDENTIALS");

  @Test
  void envExample_listsExactlyTheVariablesRead() throws IOException {
    var read = new TreeSet<>(READ_BY_OTHERS);
    read.addAll(found(PAYARA, "\\$\\{ENV=(\\w+)}"));
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith("Settings.java")).toList())
        read.addAll(found(file, "\"([A-Z]+(?:_[A-Z]+)+)\""));
    }

    assertThat(read).hasSizeGreaterThan(20);
    assertThat(found(EXAMPLE, "(?m)^([A-Z_]+)=\\S+$")).isEqualTo(read);
  }

  @Test
  void bothServers_readTheSameVariables() throws IOException {
    assertThat(found(WILDFLY, "\\$\\{env\\.(\\w+)}"))
        .hasSizeGreaterThan(5)
        .isEqualTo(found(PAYARA, "\\$\\{ENV=(\\w+)}"));
  }

  @Test
  void readme_linksToSettingsAndDeploymentGuide() throws IOException {
    var links = found(Path.of("README.md"), "\\]\\(([^):#]+)\\)");

    assertThat(links).contains(EXAMPLE.toString(), "src/site/markdown/deploy.md");
    assertThat(links).allSatisfy(link -> assertThat(Path.of(link)).exists());
  }

  @Test
  void deploymentGuide_namesOnlyKnownVariables() throws IOException {
    var variables = found(EXAMPLE, "(?m)^([A-Z_]+)=\\S+$");
    var families =
        variables.stream()
            .map(variable -> variable.replaceFirst("_.*", "_"))
            .distinct()
            .collect(Collectors.joining("|"));

    var named = found(Path.of("src/site/markdown/deploy.md"), "\\b((?:" + families + ")[A-Z_]+)");

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(variables).containsAll(named);
  }

  @Test
  void configurationErrors_nameExactlyTheRequiredVariables() throws Exception {
    var missed = new TreeSet<String>();
    for (var type : settings())
      for (var error : unset(type).configurationErrors())
        missed.add(error.replaceFirst(" is not set(, nor .*)?", ""));

    assertThat(missed).isEqualTo(required());
  }

  /** A comment applies to the variables below it, up to the next comment. */
  private static Set<String> required() throws IOException {
    var required = new TreeSet<String>();
    var comment = "";
    var inComment = false;
    for (var line : Files.readAllLines(EXAMPLE)) {
      if (line.startsWith("#")) {
        comment = inComment ? comment + line : line;
        inComment = true;
      } else {
        inComment = false;
        if (line.contains("=") && !comment.matches("(?i).*(optional|only with).*"))
          required.add(line.substring(0, line.indexOf('=')));
      }
    }
    return required;
  }

  private static Set<Class<?>> settings() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gyeolje")
            .stream()
            .filter(type -> type.isAssignableTo(Settings.class) && !type.isInterface())
            .map(JavaClass::reflect)
            .collect(Collectors.toSet());
  }

  private static Settings unset(Class<?> type) throws ReflectiveOperationException {
    var settings = type.getDeclaredConstructor().newInstance();
    for (Field field : type.getDeclaredFields())
      if (field.getType() == Environment.class) {
        field.setAccessible(true);
        field.set(settings, new Environment(name -> null));
      }
    return (Settings) settings;
  }

  private static Set<String> found(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
