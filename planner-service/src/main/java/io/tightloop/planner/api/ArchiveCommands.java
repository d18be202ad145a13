package io.tightloop.planner.api;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.service.RecordWriter;
import io.tightloop.planner.view.ArchiveRequests;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests to archive as commands. */
@Singleton
@Requires(beans = RecordWriter.class)
class ArchiveCommands implements ArchiveRequests {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveCommands.class);

    private final Topics topics;
    private final RecordWriter writer;

    ArchiveCommands(Topics topics, RecordWriter writer) {
        this.topics = topics;
        this.writer = writer;
    }

    @Override
    public void send(ArchiveSession command) {
        writer.write(topics.commands(), command.getSessionId(), command).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.warn("Session {} is not archived yet", command.getSessionId(), failure);
            }
        });
    }
}
