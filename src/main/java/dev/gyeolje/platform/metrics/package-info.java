/**
 * Figures for whoever watches the shop, in Prometheus' text format at {@code /internal/metrics}.
 *
 * <p>Each part of the shop says what it measures ({@code Measured}). Counts are this node's since
 * its start; what is read from the database is the same on every node. Names are part of the
 * outside surface: {@code server-config/alerts.yml} relies on them.
 */
package dev.gyeolje.platform.metrics;
