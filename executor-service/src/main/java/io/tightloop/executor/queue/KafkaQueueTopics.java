package io.tightloop.executor.queue;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.http.Refused;
import io.tightloop.baton.service.Queues;
import io.tightloop.baton.stream.BatonSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues as topics and share groups; what was read is kept for 1 s, so that many may poll. */
@Singleton
@Requires(property = "tightloop.kafka.enabled", notEquals = "false")
final class KafkaQueueTopics implements QueueTopics {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaQueueTopics.class);
    private static final int PATIENCE_MS = 5_000;
    private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(1);

    private final Queues queues;
    private final Admin admin;
    private final String topicPrefix;
    private final OpenOffsets offsets;
    private final BacklogReader reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept<Backlog>> backlogs = new HashMap<>();
    private Kept<List<String>> names;

    private record Kept<T>(T value, long at) {
        static <T> Kept<T> now(T value) {
            return new Kept<>(value, System.nanoTime());
        }

        boolean isFresh() {
            return System.nanoTime() - at < FRESH_NS;
        }
    }

    /** Something that Kafka answers. */
    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException, TimeoutException;
    }

    KafkaQueueTopics(BatonSettings settings, Queues queues) {
        this.queues = queues;
        var clients = settings.clients();
        clients.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        clients.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        admin = Admin.create(clients);
        topicPrefix = settings.topics().work("");
        offsets = new OpenOffsets(admin, settings.topics());
        reader = new BacklogReader(clients, topicPrefix);
    }

    @Override
    public List<String> names() {
        return answer(this::knownNames);
    }

    @Override
    public boolean makeKnown(String queue) {
        return answer(() -> {
            boolean isNew = !readNames().contains(queue);
            queues.makeKnown(List.of(queue));
            names = null;
            return isNew;
        });
    }

    @Override
    public Map<String, Backlog> backlogs(Collection<String> wanted) {
        return answer(() -> {
            backlogs.values().removeIf(kept -> !kept.isFresh());
            var missing = wanted.stream()
                    .filter(queue -> !backlogs.containsKey(queue))
                    .toList();
            if (!missing.isEmpty()) {
                reader.read(missing, offsets.of(missing))
                        .forEach((queue, backlog) -> backlogs.put(queue, Kept.now(backlog)));
            }
            var found = new HashMap<String, Backlog>();
            wanted.forEach(queue -> found.put(queue, backlogs.get(queue).value()));
            return found;
        });
    }

    private List<String> knownNames() throws ExecutionException, InterruptedException, TimeoutException {
        if (names == null || !names.isFresh()) {
            names = Kept.now(readNames());
        }
        return names.value();
    }

    private List<String> readNames() throws ExecutionException, InterruptedException, TimeoutException {
        var found = new ArrayList<String>();
        for (var topic : admin.listTopics().names().get(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            if (topic.startsWith(topicPrefix)
                    && NAME.matcher(topic.substring(topicPrefix.length())).matches()) {
                found.add(topic.substring(topicPrefix.length()));
            }
        }
        return found.stream().sorted().toList();
    }

    /** One asks at a time; the others find what it has kept. */
    private <T> T answer(Question<T> question) {
        try {
            if (!lock.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                throw new Refused.Unavailable("Kafka does not answer");
            }
            try {
                return question.ask();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused.Unavailable("The service is ending");
        } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
            LOG.warn("Queues cannot be looked up for the moment: {}", e.toString());
            throw new Refused.Unavailable("Kafka does not answer");
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(2));
        lock.lock();
        try {
            reader.close();
        } finally {
            lock.unlock();
        }
    }
}
