package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewServiceFilesTest {

  private final ClassLoader own = Thread.currentThread().getContextClassLoader();
  private final Searched parent = new Searched(own);
  private final ViewServiceFiles cache = new ViewServiceFiles(parent);

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(own);
  }

  @Test
  void serviceFileOfKrazo_isSearchedOnce() throws IOException {
    var name = "META-INF/services/org.eclipse.krazo.core.Service";

    for (int i = 0; i < 3; i++)
      assertThat(Collections.list(cache.getResources(name))).containsExactly(parent.place);

    assertThat(parent.searches).isEqualTo(1);
  }

  @Test
  void otherFiles_areSearchedEachTime() throws IOException {
    for (int i = 0; i < 3; i++)
      assertThat(Collections.list(cache.getResources("META-INF/services/java.util.Service")))
          .containsExactly(parent.place);

    assertThat(parent.searches).isEqualTo(3);
  }

  @Test
  void threadHasItsOwnLoaderBeforeTheViewIsRendered() {
    Thread.currentThread().setContextClassLoader(cache);
    ViewServiceFiles.Views.begin(null);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(parent);

    ViewServiceFiles.Views.begin(null);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(parent);
  }

  /** Has one place for each file, and counts the searches. */
  private static final class Searched extends ClassLoader {
    final URL place;
    int searches;

    Searched(ClassLoader parent) {
      super(parent);
      place = parent.getResource("java/lang/Object.class");
    }

    @Override
    public Enumeration<URL> getResources(String name) {
      searches++;
      return Collections.enumeration(List.of(place));
    }
  }
}
