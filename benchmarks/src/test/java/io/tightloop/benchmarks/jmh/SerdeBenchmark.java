package io.tightloop.benchmarks.jmh;

import io.tightloop.benchmarks.load.Wire;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Messages in the wire format and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SerdeBenchmark {
    @Param({"StartSession", "SessionStarted", "WorkItem", "WorkCompleted", "SessionEnded"})
    public String type;

    private final Serializer<SpecificRecord> serializer = RecordedSession.SERDES.serializer();
    private final Deserializer<SpecificRecord> deserializer = RecordedSession.SERDES.deserializer();
    private SpecificRecord message;
    private byte[] bytes;

    @Setup
    public void play() {
        message = RecordedSession.play().message(type);
        bytes = write();
    }

    @Benchmark
    public byte[] write() {
        return serializer.serialize(Wire.TOPICS.commands(), message);
    }

    @Benchmark
    public SpecificRecord read() {
        return deserializer.deserialize(Wire.TOPICS.commands(), bytes);
    }
}
