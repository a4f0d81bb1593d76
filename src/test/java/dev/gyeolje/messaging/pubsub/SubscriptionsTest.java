package dev.gyeolje.messaging.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gyeolje.messaging.MessageHandler;
import dev.gyeolje.platform.web.BodyLimit;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks topics, publishers, subscriptions and handlers against each other. */
class SubscriptionsTest {

  private static final Pattern PUBLICATION =
      Pattern.compile("outbox\\s*\\.add\\(\\s*(?:\"([^\"]+)\")?");

  @Test
  void everyPublishedTopic_hasSubscription() {
    var topics = publishedTopics();

    assertThat(topics).hasSizeGreaterThanOrEqualTo(4).doesNotContainNull();
    assertThat(read()).containsAll(topics);
  }

  @Test
  void topicsToSetUp_areThoseWithSubscriptions() {
    assertThat(read()).containsExactlyInAnyOrderElementsOf(Subscriptions.TOPICS);
  }

  @Test
  void everySubscription_hasEndpointWithBodyLimit() {
    var endpoints =
        Arrays.stream(PushResource.class.getMethods())
            .filter(method -> method.isAnnotationPresent(POST.class))
            .map(method -> "/api/" + method.getAnnotation(Path.class).value())
            .collect(Collectors.toSet());

    assertThat(Subscriptions.ALL)
        .extracting(Subscriptions.Subscription::path)
        .containsExactlyInAnyOrderElementsOf(endpoints)
        .containsExactlyInAnyOrderElementsOf(
            new PushLimits().bodyLimits().stream().map(BodyLimit::path).toList());
  }

  @Test
  void everyHandler_namesTopicOfItsSubscription() {
    var handlers =
        new ClassFileImporter()
            .importPath("target/classes").stream()
                .filter(type -> type.isAssignableTo(MessageHandler.class));
    var named = handlers.filter(type -> !type.isInterface()).map(type -> made(type.getName()));

    assertThat(named)
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(
            handler ->
                Subscriptions.ALL.stream()
                    .anyMatch(
                        subscription ->
                            subscription.name().equals(handler.subscription())
                                && subscription.topic().equals(handler.topic())));
  }

  private static MessageHandler made(String type) {
    try {
      var constructor = Class.forName(type).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (MessageHandler) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> read() {
    return Subscriptions.ALL.stream()
        .map(Subscriptions.Subscription::topic)
        .collect(Collectors.toSet());
  }

  /**
   * Returns the topic of each {@code outbox.add(…)} in the sources; null if it is not a literal.
   */
  private static List<String> publishedTopics() {
    try (var files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> PUBLICATION.matcher(text(file)).results())
          .map(found -> found.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(java.nio.file.Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
