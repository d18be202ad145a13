package io.tightloop.planner.view;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.tightloop.schemas.ArchiveSession;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Asks for the archive of sessions that have been over for the retention (design section 4). Its command id tells run
 * and end, so asking again for the same end is dropped, and an end after a CONTINUE is asked for anew.
 */
@Singleton
@Requires(beans = ArchiveRequests.class)
@Requires(property = "tightloop.planner.archiver.enabled", value = "true", defaultValue = "true")
class Archiver {
    private static final int PAGE = 500;

    private final SessionRepository sessions;
    private final ArchiveRequests requests;
    private final Duration after;

    Archiver(
            SessionRepository sessions,
            ArchiveRequests requests,
            @Value("${tightloop.archive.after:24h}") Duration after) {
        this.sessions = sessions;
        this.requests = requests;
        this.after = after;
    }

    @Scheduled(fixedDelay = "${tightloop.planner.archiver.interval:1m}", initialDelay = "10s")
    void archive() {
        archive(System.currentTimeMillis());
    }

    /** Asks for every session that ended at least the retention before now, ms since the epoch. */
    void archive(long now) {
        long due = now - after.toMillis();
        var page = sessions.endedAndLive(due, Long.MIN_VALUE, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> requests.send(command(row)));
            page = next(due, page);
        }
    }

    private List<SessionRow> next(long due, List<SessionRow> page) {
        return page.size() < PAGE
                ? List.of()
                : sessions.endedAndLive(
                        due, page.getLast().endedAt(), page.getLast().id(), PAGE);
    }

    private static ArchiveSession command(SessionRow row) {
        return ArchiveSession.newBuilder()
                .setCommandId("archive-%s-%d-%d".formatted(row.id(), row.runStart(), row.endedAt()))
                .setSessionId(row.id())
                .build();
    }
}
