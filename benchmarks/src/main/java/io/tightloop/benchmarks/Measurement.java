package io.tightloop.benchmarks;

import io.tightloop.benchmarks.figures.Commits;
import io.tightloop.benchmarks.figures.LogEnds;
import io.tightloop.benchmarks.figures.ProcessUsage;
import io.tightloop.benchmarks.figures.RunFigures;
import io.tightloop.benchmarks.figures.Traffic;
import io.tightloop.benchmarks.load.Load;
import io.tightloop.benchmarks.load.LoadPlan;
import io.tightloop.benchmarks.load.Pace;
import io.tightloop.benchmarks.load.Via;
import io.tightloop.benchmarks.load.Wire;
import io.tightloop.benchmarks.server.ServerProcess;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Measures one load at a time on one server. */
final class Measurement implements AutoCloseable {
    private final ServerProcess server;
    private final Wire wire;
    private final Admin admin;
    private final ReadModel readModel;

    Measurement(ServerProcess server) {
        this.server = server;
        wire = new Wire(server.bootstrap(), server.registry(), server.uri());
        admin = wire.admin();
        readModel = new ReadModel(wire);
    }

    Wire wire() {
        return wire;
    }

    ReadModel readModel() {
        return readModel;
    }

    /** All that has been used at one moment. */
    record Moment(ProcessUsage server, ProcessUsage driver, LogEnds logs) {}

    Moment now() throws ExecutionException, InterruptedException {
        var logs = LogEnds.now(admin);
        return new Moment(ProcessUsage.of(server.pid()), ProcessUsage.own(), logs);
    }

    /** Load that is not measured. */
    void warmUp(LoadPlan plan, int concurrent, long seconds) throws Exception {
        try (var load = Load.prepare(wire, plan)) {
            load.start(new Pace.Closed(concurrent));
            load.await(seconds, Long.MAX_VALUE);
            load.stop();
            readModel.await(load.lastEnded());
        }
    }

    /** Warms up, measures, and waits until all sessions have ended and the read model shows it. */
    RunFigures run(String name, LoadPlan plan, Pace pace, Window window) throws Exception {
        try (var load = Load.prepare(wire, plan)) {
            if (pace instanceof Pace.Open) {
                load.watchLag();
            }
            load.start(pace);
            load.await(window.warmUp(), Long.MAX_VALUE);
            var before = now();
            load.open();
            load.await(window.seconds(), window.sessions());
            load.shut();
            var after = now();
            int unfinished = load.stop();
            server.check();
            long readModelMs = readModel.await(load.lastEnded());
            var lags = load.lags();
            var timings = load.timings();
            var cost = cost(before, after, timings.sessions());
            return new RunFigures(
                    name,
                    text(plan.via()),
                    startText(plan),
                    pace instanceof Pace.Closed closed ? closed.concurrent() : 0,
                    pace instanceof Pace.Open open ? open.perSecond() : 0,
                    timings.perSecond(),
                    timings,
                    unfinished,
                    cost,
                    after.server().rssMiB(),
                    after.server().peakMiB(),
                    cost.commits() * timings.perSecond(),
                    readModelMs,
                    lags);
        }
    }

    /** What was used between two moments by so many sessions. */
    RunFigures.Cost cost(Moment before, Moment after, long ended) {
        long sessions = Math.max(1, ended);
        var traffic = after.logs().perSession(before.logs(), Wire.TOPICS, sessions);
        double commits = Commits.between(before.logs(), after.logs(), wire.client(Map.of()));
        return new RunFigures.Cost(
                perThousand(before.server(), after.server(), sessions),
                perThousand(before.driver(), after.driver(), sessions),
                traffic.values().stream().mapToDouble(Traffic::records).sum(),
                traffic.values().stream().mapToDouble(Traffic::bytes).sum(),
                commits / sessions,
                traffic);
    }

    private static double perThousand(ProcessUsage before, ProcessUsage after, long sessions) {
        return (after.cpuSeconds() - before.cpuSeconds()) * 1_000 / sessions;
    }

    static String text(Via via) {
        return via.name().toLowerCase(Locale.ROOT);
    }

    static String startText(LoadPlan plan) {
        return plan.start() == Via.KAFKA ? "topic" : "http";
    }

    @Override
    public void close() {
        admin.close();
    }
}
