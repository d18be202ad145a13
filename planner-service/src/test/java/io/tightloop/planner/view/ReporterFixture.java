package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.WorkFailed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;

/** A reporter that writes to memory, on empty tables. */
abstract class ReporterFixture {
    static final long SOON = 2_000;
    static final long LATER = SOON + Duration.ofMinutes(10).toMillis();

    @Inject
    Tables tables;

    @Inject
    ReadModelWriter writer;

    @Inject
    DelegationNews news;

    final List<SpecificRecord> results = new ArrayList<>();
    final List<SendSignal> breaks = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    Backlog backlog = new NothingBehind();
    DelegationReporter reporter;

    private final class InMemory implements DelegationWrites {
        @Override
        public CompletableFuture<?> result(String sessionId, SpecificRecord result) {
            results.add(result);
            return writing;
        }

        @Override
        public CompletableFuture<?> stop(SendSignal signal) {
            breaks.add(signal);
            return writing;
        }
    }

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
        news.take();
        reporter = new DelegationReporter(tables, news, new InMemory(), until -> backlog.isStored(until), meters);
    }

    static Delegation delegated(String... children) {
        var story = new Delegation().starts("parent").plans("parent", "t1");
        for (var child : children) {
            story.starts(child);
        }
        return story.delegates("parent", "t1", 1, children);
    }

    WorkFailed failure() {
        assertThat(results).hasSize(1);
        return (WorkFailed) results.getFirst();
    }

    TaskRunRow run() {
        return tables.runs().findById("parent/t1").orElseThrow();
    }
}
