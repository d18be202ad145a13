package io.tightloop.baton.stream;

import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.StreamsMetrics;

/** Average cost of a commit of the calling stream thread, ms, as Streams measures it; NaN when unknown. */
final class CommitCost implements DoubleSupplier {
    private final StreamsMetrics metrics;
    private Metric latency;

    CommitCost(StreamsMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public double getAsDouble() {
        if (latency == null) {
            latency = find(metrics.metrics());
        }
        return latency != null && latency.metricValue() instanceof Double average ? average : Double.NaN;
    }

    private static Metric find(Map<MetricName, ? extends Metric> all) {
        String thread = Thread.currentThread().getName();
        for (Map.Entry<MetricName, ? extends Metric> entry : all.entrySet()) {
            MetricName name = entry.getKey();
            if (name.name().equals("commit-latency-avg")
                    && name.group().equals("stream-thread-metrics")
                    && thread.equals(name.tags().get("thread-id"))) {
                return entry.getValue();
            }
        }
        return null;
    }
}
