package io.tightloop.benchmarks.jmh;

import io.tightloop.baton.StateCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** State records as bytes and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StateCodecBenchmark {
    @Param({"Planning", "Execution", "Task", "Review", "Criterion"})
    public String type;

    private Object state;
    private byte[] bytes;

    @Setup
    public void play() {
        state = RecordedSession.play().state(type);
        bytes = StateCodec.write(state);
    }

    @Benchmark
    public byte[] write() {
        return StateCodec.write(state);
    }

    @Benchmark
    public Object read() {
        return StateCodec.read(bytes, state.getClass());
    }
}
