package dev.gyeolje.platform.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Caches the parts of pages that are the same for all visitors for one second, by address and
 * language. Visitors without cookies get whole pages from {@link PageCacheFilter}; the pages of the
 * others differ in the frame.
 */
@ApplicationScoped
public class CommonParts {

  @Inject HttpServletRequest request;
  @Inject Clock clock;

  private ShortCache<CommonPart> parts;

  @PostConstruct
  void create() {
    parts = new ShortCache<>(clock);
  }

  /**
   * Returns the common part of the requested page.
   *
   * @param reader reads what the part shows, if it is not cached; its exceptions are passed on, and
   *     then nothing is cached
   */
  public CommonPart get(Supplier<?> reader) {
    var key = PageCacheFilter.keyOf(request);
    // otherwise a page that is cached for a second could show a part that is a second old
    var cached = PageCacheFilter.isCaching(request) ? null : parts.find(key).orElse(null);
    if (cached != null) return cached;
    var now = clock.instant();
    var part = new CommonPart(reader.get());
    parts.keep(key, part, now);
    return part;
  }
}
