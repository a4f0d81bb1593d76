package dev.gyeolje.platform.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;

/** Passes gauges to the library at each scrape. */
interface GaugeCollector extends MultiCollector {

  List<Gauge> read();

  @Override
  default MetricSnapshots collect() {
    var byName = new LinkedHashMap<String, GaugeSnapshot.Builder>();
    for (var gauge : read())
      byName
          .computeIfAbsent(
              gauge.name(), name -> GaugeSnapshot.builder().name(name).help(gauge.help()))
          .dataPoint(
              GaugeDataPointSnapshot.builder().labels(labels(gauge)).value(gauge.value()).build());
    return new MetricSnapshots(
        byName.values().stream().<MetricSnapshot>map(GaugeSnapshot.Builder::build).toList());
  }

  private static Labels labels(Gauge gauge) {
    return gauge.label().isEmpty() ? Labels.EMPTY : Labels.of(gauge.label(), gauge.labelValue());
  }
}
