package io.tightloop.planner.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.planner.view.Backlog;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Tells why nothing was told of a session by the service that has it. */
@Singleton
class ServiceWatch {
    private static final long FRESH_MS = Duration.ofSeconds(5).toMillis();

    private final Progress progress;
    private final Topics topics;
    private final List<Backlog> backlog;

    ServiceWatch(Progress progress, Topics topics, List<Backlog> backlog) {
        this.progress = progress;
        this.topics = topics;
        this.backlog = backlog;
    }

    /** The service that has the session. */
    static String holder(SessionRow session) {
        return switch (session.phase()) {
            case "PLAN" -> "planner";
            case "EXECUTE" -> "executor";
            default -> "reviewer";
        };
    }

    /** Whether the read model lacks what was told until 5 s before this time, ms since the epoch. */
    boolean isBehind(long now) {
        return backlog.stream().anyMatch(tables -> !tables.isStored(now - FRESH_MS));
    }

    Optional<Reading> reading(String service) {
        return progress.of(service);
    }

    /** How its service, which has read so far, stands to the session. */
    Reading.Standing standing(Reading reading, SessionRow session) {
        int partition = BuiltInPartitioner.partitionForKey(session.id().getBytes(UTF_8), topics.partitions());
        return reading.to(partition, session.lastTold(Topics.before(holder(session))));
    }
}
