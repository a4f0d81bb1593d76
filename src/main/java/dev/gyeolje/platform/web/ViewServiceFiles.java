package dev.gyeolje.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mvc.event.BeforeProcessViewEvent;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches where the service files of Krazo are. Krazo 3.0.1 asks the thread's class loader for one
 * of them twice a page, and a server may then search all of its modules: that was a fifth of the
 * work for an empty product list.
 */
final class ViewServiceFiles extends ClassLoader {

  private static final String KRAZO = "META-INF/services/org.eclipse.krazo.";

  private final Map<String, List<URL>> places = new ConcurrentHashMap<>();

  ViewServiceFiles(ClassLoader parent) {
    super(parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (!name.startsWith(KRAZO)) return super.getResources(name);
    var known = places.get(name);
    if (known == null) {
      known = Collections.list(super.getResources(name));
      places.put(name, known);
    }
    return Collections.enumeration(known);
  }

  /**
   * Gives the thread its own class loader back before the view is rendered: servers find an
   * application's beans by it.
   */
  @ApplicationScoped
  static class Views {

    static void begin(@Observes BeforeProcessViewEvent view) {
      var thread = Thread.currentThread();
      if (thread.getContextClassLoader() instanceof ViewServiceFiles cache)
        thread.setContextClassLoader(cache.getParent());
    }
  }
}
