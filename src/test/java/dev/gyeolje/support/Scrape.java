package dev.gyeolje.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A response of {@code /internal/metrics}, parsed strictly by the specification of the format
 * (prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4).
 */
public final class Scrape {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (.+)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
  private static final Pattern SAMPLE =
      Pattern.compile("(" + NAME + ")(?:\\{(.*)})? ([+-]?Inf|NaN|-?[0-9.]+(?:E-?[0-9]+)?)");

  private final Map<String, Double> samples = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Set<String> helped = new HashSet<>();
  private String family = "";

  private Scrape(String text) {
    assertThat(text).endsWith("\n");
    text.lines().forEach(this::read);
    types.forEach(
        (name, type) -> {
          if (type.equals("histogram")) histogram(name);
        });
  }

  /** Retrieves the shop's metrics. */
  public static Scrape of(LocalShop shop) {
    var answer = Visitor.to(shop).get("/internal/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    // the order of the parameters depends on the server
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow().toLowerCase().split("; *"))
        .containsExactlyInAnyOrder("text/plain", "version=0.0.4", "charset=utf-8");
    return new Scrape(answer.body());
  }

  /**
   * Returns the value of a series, written as in the output with its labels in alphabetical order.
   *
   * @throws AssertionError if the series is missing
   */
  public double value(String series) {
    assertThat(has(series)).as(series).isTrue();
    return samples.get(series);
  }

  /** Returns whether the series exists. */
  public boolean has(String series) {
    return samples.containsKey(series);
  }

  /** Returns the values of all samples. */
  public Collection<Double> values() {
    return List.copyOf(samples.values());
  }

  /** Returns the names of all samples, without labels. */
  public Set<String> names() {
    var names = new HashSet<String>();
    samples.keySet().forEach(series -> names.add(series.replaceFirst("\\{.*", "")));
    return names;
  }

  private void read(String line) {
    if (line.startsWith("# HELP ")) help(line);
    else if (line.startsWith("# TYPE ")) type(line);
    else sample(line);
  }

  private void help(String line) {
    var help = HELP.matcher(line);
    assertThat(help.matches()).as(line).isTrue();
    assertThat(helped.add(help.group(1))).as("only one %s", line).isTrue();
    family = help.group(1);
  }

  private void type(String line) {
    var type = TYPE.matcher(line);
    assertThat(type.matches()).as(line).isTrue();
    assertThat(type.group(1)).as("the TYPE line follows its HELP line").isEqualTo(family);
    assertThat(types.put(family, type.group(2))).as("only one %s", line).isNull();
  }

  private void sample(String line) {
    var sample = SAMPLE.matcher(line);
    assertThat(sample.matches()).as(line).isTrue();
    var name = sample.group(1);
    var suffixes = "histogram".equals(types.get(family)) ? "(_bucket|_sum|_count)" : "";
    assertThat(name)
        .as("the lines of a metric are contiguous")
        .matches(Pattern.quote(family) + suffixes);
    if ("counter".equals(types.get(family))) assertThat(name).endsWith("_total");
    var series = name + labels(sample.group(2));
    assertThat(samples.put(series, Double.valueOf(sample.group(3).replace("Inf", "Infinity"))))
        .as("only one %s", series)
        .isNull();
  }

  private static String labels(String text) {
    if (text == null) return "";
    var label = LABEL.matcher(text);
    var labels = new ArrayList<String>();
    var names = new HashSet<String>();
    int end = 0;
    while (end < text.length()) {
      assertThat(label.find(end) && label.start() == end).as(text).isTrue();
      assertThat(names.add(label.group(1))).as("one label %s", label.group(1)).isTrue();
      labels.add(label.group(1) + "=\"" + label.group(2) + "\"");
      end = label.end();
    }
    return "{" + String.join(",", labels.stream().sorted().toList()) + "}";
  }

  /** Checks that the buckets are cumulative and that the last one equals the count. */
  private void histogram(String name) {
    var buckets = new LinkedHashMap<String, List<Double>>();
    samples.forEach(
        (series, value) -> {
          if (series.startsWith(name + "_bucket{"))
            buckets
                .computeIfAbsent(
                    series
                        .replaceFirst("le=\"[^\"]*\",?", "")
                        .replace("_bucket", "_count")
                        .replace(",}", "}")
                        .replace("{}", ""),
                    count -> new ArrayList<>())
                .add(value);
        });
    assertThat(buckets).isNotEmpty();
    buckets.forEach(
        (count, values) -> {
          assertThat(values).isSorted();
          assertThat(values.get(values.size() - 1)).isEqualTo(value(count));
          assertThat(has(count.replace("_count", "_sum"))).isTrue();
        });
  }
}
