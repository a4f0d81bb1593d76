package dev.gyeolje.platform.web;

import java.util.List;
import java.util.Map;

/** What a foreign system's script needs a page to allow, beyond what is ours. */
public interface ContentSources {

  /** Path that its pages begin with. */
  String pages();

  /** Sources to add to directives of {@code Content-Security-Policy}. */
  Map<String, List<String>> contentSources();
}
