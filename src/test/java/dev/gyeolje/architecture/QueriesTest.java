package dev.gyeolje.architecture;

import static dev.gyeolje.architecture.Sources.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks that every field named in a JPQL query exists. Otherwise only running the query would show
 * the error.
 */
class QueriesTest {
  private static final Pattern JOINED_TEXT = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*)\"");
  private static final Pattern ALIAS =
      Pattern.compile("\\b(?:from|update|join) ([A-Z]\\w+) (\\w+)");
  private static final Pattern FIELD = Pattern.compile("\\b(\\w+)\\.(\\w+)");

  @Test
  void everyFieldInAQuery_exists() {
    var entities = entities();
    var unknown = new ArrayList<String>();
    int checked = 0;
    for (var query : queries()) {
      var aliases = new HashMap<String, String>();
      ALIAS.matcher(query).results().forEach(a -> aliases.put(a.group(2), a.group(1)));
      for (var field : FIELD.matcher(query).results().toList()) {
        var fields = entities.get(aliases.get(field.group(1)));
        if (fields == null) continue;
        checked++;
        if (!fields.contains(field.group(2))) unknown.add(field.group() + " in " + query);
      }
    }

    assertThat(checked).isGreaterThan(30);
    assertThat(unknown).isEmpty();
  }

  private static Map<String, Set<String>> entities() {
    return Ours.CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(Entity.class))
        .collect(
            Collectors.toMap(
                JavaClass::getSimpleName,
                type ->
                    type.getFields().stream().map(JavaField::getName).collect(Collectors.toSet())));
  }

  private static List<String> queries() {
    return Sources.java().stream()
        .map(file -> JOINED_TEXT.matcher(read(file)).replaceAll(""))
        .flatMap(source -> TEXT.matcher(source).results())
        .map(text -> text.group(1))
        .toList();
  }
}
