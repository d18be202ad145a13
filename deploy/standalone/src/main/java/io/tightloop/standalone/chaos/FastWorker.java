package io.tightloop.standalone.chaos;

import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** A native worker of the suite that answers each item at once, unless it is told to misbehave. */
final class FastWorker implements AutoCloseable {
    static final String QUEUE = "chaos";

    /** Nobody takes its items before the end of a run. */
    static final String ABSENT_QUEUE = "chaos-absent";

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long LATE_MS = 13_000;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final String HASH = "0".repeat(64);

    /** How it behaves. */
    enum Manners {
        /** One result for each claim. */
        GOOD,
        /** Three claims and three results of each item, and the result before once more. */
        REPEATING,
        /** Results of first attempts come when their leases have lapsed. */
        LATE,
        /** Its clock is a day ahead for one item and a day behind for the next. */
        JUMPING_CLOCK,
        /** It takes nothing. */
        ABSENT
    }

    private record Held(WorkItem item, String claimId, ConsumerRecord<String, byte[]> taken, Future<?> claimed) {}

    private record Sent(WorkItem item, WorkCompleted result) {}

    private final WorkerTools tools;
    private final String queue;
    private final String name;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Thread thread;
    private volatile Manners manners = Manners.GOOD;
    private volatile boolean closed;
    private Sent before;
    private boolean ahead;

    FastWorker(WorkerTools tools, String queue, String name) {
        this.tools = tools;
        this.queue = queue;
        this.name = name;
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    void behave(Manners wanted) {
        manners = wanted;
    }

    private void work() {
        while (!closed) {
            try {
                takeItems();
            } catch (InterruptedException | InterruptException e) {
                return;
            } catch (RuntimeException | ExecutionException e) {
                // The broker or the registry is away: it joins anew until they are back.
                sleep(500);
            }
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeItems() throws InterruptedException, ExecutionException {
        var consumer = tools.join(queue);
        try (var deserializer = tools.serdes().deserializer()) {
            while (!closed && manners != Manners.ABSENT) {
                takeSome(consumer, deserializer);
            }
        } finally {
            // A member whose broker is away would wait half a minute for it otherwise.
            consumer.close(CLOSE);
        }
        while (manners == Manners.ABSENT && !closed) {
            Thread.sleep(100);
        }
    }

    private void takeSome(ShareConsumer<String, byte[]> consumer, Deserializer<SpecificRecord> deserializer)
            throws InterruptedException, ExecutionException {
        var held = new ArrayList<Held>();
        for (var taken : consumer.poll(POLL)) {
            var item = read(deserializer, taken);
            if (item.isPresent()) {
                held.add(claim(item.get(), taken));
            } else {
                consumer.acknowledge(taken, AcknowledgeType.REJECT);
            }
        }
        for (var item : held) {
            item.claimed().get();
            consumer.acknowledge(item.taken(), AcknowledgeType.ACCEPT);
        }
        consumer.commitAsync();
        held.forEach(this::complete);
    }

    /** Empty when it is no item. */
    private static Optional<WorkItem> read(
            Deserializer<SpecificRecord> deserializer, ConsumerRecord<String, byte[]> taken) {
        try {
            var value = taken.value() == null ? null : deserializer.deserialize(taken.topic(), taken.value());
            return value instanceof WorkItem item ? Optional.of(item) : Optional.empty();
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    private Held claim(WorkItem item, ConsumerRecord<String, byte[]> taken) {
        var claimId = UUID.randomUUID().toString();
        var claimed = write(item, claimOf(item, claimId));
        if (manners == Manners.REPEATING) {
            write(item, claimOf(item, claimId));
            write(item, claimOf(item, UUID.randomUUID().toString()));
        }
        return new Held(item, claimId, taken, claimed);
    }

    private WorkClaimed claimOf(WorkItem item, String claimId) {
        return new WorkClaimed(item.getSessionId(), item.getWorkId(), item.getSubject(), claimId, name, null, queue);
    }

    private void complete(Held held) {
        var result = resultOf(held);
        if (manners == Manners.LATE && held.item().getAttempt() == 1) {
            later.schedule(() -> write(held.item(), result), LATE_MS, TimeUnit.MILLISECONDS);
            return;
        }
        write(held.item(), result);
        if (manners == Manners.REPEATING) {
            write(held.item(), result);
            write(held.item(), result);
            if (before != null) {
                write(before.item(), before.result());
            }
            before = new Sent(held.item(), result);
        }
    }

    private WorkCompleted resultOf(Held held) {
        var item = held.item();
        boolean verify = item.getKind() == WorkKind.VERIFY;
        return WorkCompleted.newBuilder()
                .setSessionId(item.getSessionId())
                .setWorkId(item.getWorkId())
                .setSubject(item.getSubject())
                .setClaimId(held.claimId())
                .setOutput("{\"done\":true}")
                .setVerdict(verify ? Verdict.PASSED : null)
                .setEvidence(verify ? new Evidence("agent", "judged by " + name, HASH, name, now(), null) : null)
                .setDiscovered(List.of())
                .build();
    }

    private Future<?> write(WorkItem item, SpecificRecord event) {
        return tools.write(name, item.getDispatcher(), item.getSessionId(), event, now());
    }

    private long now() {
        long now = System.currentTimeMillis();
        if (manners != Manners.JUMPING_CLOCK) {
            return now;
        }
        ahead = !ahead;
        return ahead ? now + DAY_MS : now - DAY_MS;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        later.shutdownNow();
        thread.join(Duration.ofSeconds(3));
    }
}
