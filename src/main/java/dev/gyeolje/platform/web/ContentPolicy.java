package dev.gyeolje.platform.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The {@code Content-Security-Policy} of every page: allows the shop's own files and the sources of
 * external systems on their pages, and nothing else. Pages have no inline scripts or styles, so no
 * nonce is needed.
 */
final class ContentPolicy {

  /** Name of the endpoint for browser reports in the header {@code Reporting-Endpoints}. */
  static final String REPORTS = "content";

  private static final List<String> OURS =
      List.of(
          "script-src",
          "style-src",
          "img-src",
          "font-src",
          "connect-src",
          "form-action",
          "worker-src",
          "manifest-src");

  /** Policies by path prefix, longest first. */
  private final Map<String, String> policies =
      new TreeMap<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));

  ContentPolicy(Collection<ContentSources> foreign) {
    var beginnings = new LinkedHashSet<>(List.of("/"));
    foreign.forEach(sources -> beginnings.add(sources.pages()));
    for (var beginning : beginnings)
      policies.put(
          beginning,
          written(foreign.stream().filter(s -> beginning.startsWith(s.pages())).toList()));
  }

  /** The policy of the page at {@code path}. */
  String of(String path) {
    return policies.entrySet().stream()
        .filter(policy -> path.startsWith(policy.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> policies.get("/"));
  }

  private static String written(List<ContentSources> foreign) {
    var directives = new LinkedHashMap<String, List<String>>();
    directives.put("default-src", List.of("'none'"));
    for (var name : OURS) directives.put(name, new ArrayList<>(List.of("'self'")));
    for (var sources : foreign)
      sources
          .contentSources()
          .forEach(
              (name, more) ->
                  directives.computeIfAbsent(name, none -> new ArrayList<>()).addAll(more));
    // report-to is newer, and some browsers do not support it
    directives.put("report-uri", List.of(ContentReportResource.PATH));
    directives.put("report-to", List.of(REPORTS));
    directives.put("base-uri", List.of("'none'"));
    directives.put("frame-ancestors", List.of("'none'"));
    return directives.entrySet().stream()
        .map(
            d ->
                d.getKey()
                    + " "
                    + d.getValue().stream().distinct().collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; "));
  }
}
