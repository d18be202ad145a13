package io.tightloop.benchmarks;

import io.tightloop.benchmarks.load.Load;
import io.tightloop.benchmarks.load.LoadPlan;
import io.tightloop.benchmarks.load.NewsTail;
import io.tightloop.benchmarks.load.Pace;
import io.tightloop.benchmarks.load.Quantiles;
import io.tightloop.benchmarks.load.WebhookListener;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long after a session's end event can be read its notification can be read on the topic and comes to a receiver of
 * webhooks, under load at an even rate; and how fast webhooks go out when everything is told to one receiver.
 */
final class NotifyScenario {
    private static final double USUAL_RATE = 20;
    private static final long DRAIN_SECONDS = 60;
    private static final long QUIET_SECONDS = 2;
    private static final long LOOK_MS = 20;

    private final Measurement measurement;
    private final Results results;
    private final BenchOptions options;

    NotifyScenario(Measurement measurement, Results results, BenchOptions options) {
        this.measurement = measurement;
        this.results = results;
        this.options = options;
    }

    /**
     * What was measured.
     *
     * @param perSecond sessions started a second
     * @param topic from the end event to its notification on the topic
     * @param webhook from the end event to its webhook at the receiver
     * @param deliveriesPerSecond webhooks that came while all notifications went to one receiver
     * @param deliveries of these
     */
    record NotifyFigures(
            double perSecond, Quantiles topic, Quantiles webhook, double deliveriesPerSecond, long deliveries) {}

    void run(LoadPlan plan) throws Exception {
        double rate = options.rate() > 0 ? options.rate() : USUAL_RATE;
        try (var listener = new WebhookListener(measurement.wire());
                var tail = new NewsTail(measurement.wire())) {
            listener.subscribe("[\"session_ended\"]");
            load(plan, rate, options.window().warmUp());
            settle(listener);
            tail.clear();
            listener.clear();
            load(plan, rate, options.window().seconds());
            settle(listener);
            var topic = tail.latencies();
            var webhook = tail.latencies(listener.arrivals());
            listener.subscribe("[]");
            listener.clear();
            load(plan, rate, options.window().seconds());
            settle(listener);
            var figures = new NotifyFigures(rate, topic, webhook, listener.perSecond(), listener.count());
            results.add("notify", text(figures), figures);
        }
    }

    private void load(LoadPlan plan, double rate, long seconds) throws Exception {
        try (var load = Load.prepare(measurement.wire(), plan)) {
            load.start(new Pace.Open(rate));
            load.await(seconds, Long.MAX_VALUE);
            load.stop();
        }
    }

    /** Waits until nothing has come for a while. */
    private static void settle(WebhookListener listener) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        long count = -1;
        long since = System.nanoTime();
        while (System.nanoTime() < end && System.nanoTime() - since < TimeUnit.SECONDS.toNanos(QUIET_SECONDS)) {
            if (listener.count() != count) {
                count = listener.count();
                since = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private static String text(NotifyFigures figures) {
        return String.format(
                Locale.ROOT,
                "%.0f sessions started a second: end event to its notification on the topic p50 %.0f, p99 %.0f ms; to"
                        + " its webhook p50 %.0f, p99 %.0f ms (%d); all notifications to one receiver: %.0f webhooks/s"
                        + " (%d)",
                figures.perSecond(),
                figures.topic().p50(),
                figures.topic().p99(),
                figures.webhook().p50(),
                figures.webhook().p99(),
                figures.webhook().count(),
                figures.deliveriesPerSecond(),
                figures.deliveries());
    }
}
