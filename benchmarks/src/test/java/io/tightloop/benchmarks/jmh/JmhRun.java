package io.tightloop.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the microbenchmarks when it is asked for by name; {@code -Djmh.include=…} chooses some of them. */
final class JmhRun {
    @Test
    void all_of_them_run() throws RunnerException {
        var options = new OptionsBuilder()
                .include(System.getProperty("jmh.include", "io.tightloop.benchmarks.jmh"))
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .build();

        assertThat(new Runner(options).run()).isNotEmpty();
    }
}
