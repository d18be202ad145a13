package io.tightloop.executor.queue;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.service.RecordWriter;
import io.tightloop.executor.gateway.WaitingWorkers;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkerSeen;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in work-events which workers wait for work: at most once a minute for each worker and queue, and at once when
 * what it can do changes. What cannot be written now is said at the next request.
 */
@Singleton
@Requires(bean = RecordWriter.class)
final class Announcements implements WaitingWorkers {
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int MOST_TO_WRITE = 1_000;

    private final Topics topics;
    private final RecordWriter writer;
    private final InstantSource clock;
    private final Map<Place, Said> said = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Said> eldest) {
            return size() > WorkersSeen.MOST_WORKERS;
        }
    };
    /** Writing waits for Kafka and the registry; who asks for work does not wait for that. */
    private final ThreadPoolExecutor writing = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_TO_WRITE),
            Thread.ofPlatform().daemon().name("worker-announcements").factory());

    private record Place(String queue, String worker) {}

    private record Said(List<String> capabilities, Instant at) {}

    @Inject
    Announcements(Topics topics, RecordWriter writer) {
        this(topics, writer, InstantSource.system());
    }

    Announcements(Topics topics, RecordWriter writer, InstantSource clock) {
        this.topics = topics;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void waits(String queue, String worker, List<String> capabilities) {
        var place = new Place(queue, worker);
        var saying = new Said(List.copyOf(capabilities), clock.instant());
        if (isNews(place, saying)) {
            try {
                writing.execute(() -> write(place, saying));
            } catch (RejectedExecutionException _) {
                takeBack(place, saying);
            }
        }
    }

    private synchronized boolean isNews(Place place, Said saying) {
        var last = said.get(place);
        if (last != null
                && last.capabilities().equals(saying.capabilities())
                && saying.at().isBefore(last.at().plus(INTERVAL))) {
            return false;
        }
        said.remove(place);
        said.put(place, saying);
        return true;
    }

    private synchronized void takeBack(Place place, Said saying) {
        said.remove(place, saying);
    }

    private void write(Place place, Said saying) {
        var seen = new WorkerSeen(place.queue(), place.worker(), saying.capabilities());
        try {
            var headers = Headers.ofWork(place.worker(), "", place.worker(), seen);
            writer.write(topics.workEvents(), place.worker(), seen, headers).whenComplete((_, error) -> {
                if (error != null) {
                    failed(place, saying, error);
                }
            });
        } catch (RuntimeException e) {
            failed(place, saying, e);
        }
    }

    private void failed(Place place, Said saying, Throwable error) {
        LOG.warn("That {} waits on {} is not written: {}", place.worker(), place.queue(), error.toString());
        takeBack(place, saying);
    }

    @PreDestroy
    void close() {
        writing.shutdownNow();
    }
}
