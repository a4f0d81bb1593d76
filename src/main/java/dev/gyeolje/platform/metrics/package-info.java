/**
 * Metrics for monitoring, in Prometheus' text format at {@code /internal/metrics}.
 *
 * <p>Each part of the shop declares its metrics ({@code Measured}). Counters belong to this node
 * and begin with its start; values from the database are the same on every node. Names are a public
 * interface: {@code server-config/alerts.yml} relies on them.
 */
package dev.gyeolje.platform.metrics;
