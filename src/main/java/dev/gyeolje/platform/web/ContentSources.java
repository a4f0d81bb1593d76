package dev.gyeolje.platform.web;

import java.util.List;
import java.util.Map;

/** Sources that an external system's script needs on a page, beyond the shop's own. */
public interface ContentSources {

  /** Prefix of the paths of its pages. */
  String pages();

  /** Sources to add to directives of {@code Content-Security-Policy}. */
  Map<String, List<String>> contentSources();
}
