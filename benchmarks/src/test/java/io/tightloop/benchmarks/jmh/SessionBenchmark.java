package io.tightloop.benchmarks.jmh;

import io.tightloop.baton.turn.Decoding;
import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Store;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What one service decides and evolves for a whole standard session, its state as objects or on pages. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SessionBenchmark {
    @Param({"planner", "executor", "reviewer"})
    public String service;

    @Param({"objects", "pages"})
    public String state;

    private final PagesInMemory pages = new PagesInMemory();
    private Decoding decoding;
    private List<Incoming> records;

    @Setup
    public void play() {
        var session = RecordedSession.play();
        decoding = session.decoding();
        records = session.readBy(service);
    }

    @Benchmark
    public void decideAndEvolve(Blackhole sink) {
        var replayed = new Service(service, store(), decoding);
        for (var record : records) {
            replayed.take(record, sink::consume);
        }
    }

    private Store store() {
        return state.equals("pages") ? pages.empty() : new MapStore(_ -> {});
    }
}
