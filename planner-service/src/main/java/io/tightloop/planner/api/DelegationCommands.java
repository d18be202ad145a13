package io.tightloop.planner.api;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.service.RecordWriter;
import io.tightloop.planner.view.DelegationWrites;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Writes results of delegated tasks as a worker would, and breaks as commands. */
@Singleton
@Requires(beans = RecordWriter.class)
class DelegationCommands implements DelegationWrites {
    private final Topics topics;
    private final RecordWriter writer;

    DelegationCommands(Topics topics, RecordWriter writer) {
        this.topics = topics;
        this.writer = writer;
    }

    @Override
    public CompletableFuture<?> result(String sessionId, SpecificRecord result) {
        var headers = Headers.ofWork("delegation", "executor", sessionId, result);
        return writer.write(topics.workEvents(), sessionId, result, headers);
    }

    @Override
    public CompletableFuture<?> stop(SendSignal signal) {
        return writer.write(topics.commands(), signal.getSessionId(), signal);
    }
}
