package io.tightloop.executor.worker;

import io.tightloop.baton.service.Outages;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes items of one queue while there are free slots: claims each in work-events, then acknowledges it to Kafka, then
 * runs it. Goes on through every outage until its thread is interrupted.
 */
final class WorkLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    /**
     * The share consumer of Kafka 4.3 fetches again after an empty fetch only in its next poll. A fetch waits for 500 ms,
     * so one item in twenty is late by up to this.
     */
    private static final Duration POLL = Duration.ofMillis(25);

    /** Coming back takes a heartbeat of the group, so short work does not make a worker leave. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final WorkGroup group;
    private final ItemDecoder decoder;
    private final WorkReports reports;
    private final Running running;
    private final Slots slots;

    /** The room for items that run at the same time, and what runs them. */
    record Slots(Semaphore free, ItemRun runner, String worker) {}

    WorkLoop(WorkGroup group, ItemDecoder decoder, WorkReports reports, Running running, Slots slots) {
        this.group = group;
        this.decoder = decoder;
        this.reports = reports;
        this.running = running;
        this.slots = slots;
    }

    @Override
    public void run() {
        while (!running.isStopping()) {
            try {
                takeItems();
            } catch (InterruptException | InterruptedException e) {
                LOG.info("No more items are taken from {}", group.topic());
                return;
            } catch (RuntimeException | ExecutionException e) {
                LOG.warn("Items of {} are not taken for the moment: {}", group.topic(), e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Outages.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeItems() throws InterruptedException, ExecutionException {
        group.prepare();
        var consumer = group.join(1);
        try {
            while (!running.isStopping()) {
                awaitFreeSlot(consumer);
                for (var record : consumer.poll(POLL)) {
                    take(consumer, record);
                }
            }
        } finally {
            // A consumer that closes on an interrupted thread does not wait for what it has acknowledged.
            boolean interrupted = Thread.interrupted();
            consumer.close(CLOSE);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Only this thread takes slots, so a free one stays free. A member that does not poll keeps its partitions from all
     * others: one that stays busy leaves the group until it is free again.
     */
    private void awaitFreeSlot(ShareConsumer<String, byte[]> consumer) throws InterruptedException {
        if (!slots.free().tryAcquire(BUSY.toMillis(), TimeUnit.MILLISECONDS)) {
            consumer.unsubscribe();
            slots.free().acquire();
            consumer.subscribe(List.of(group.topic()));
        }
        slots.free().release();
    }

    private void take(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record)
            throws InterruptedException, ExecutionException {
        var item = decoder.decode(record);
        if (item.isPresent()) {
            claimAndRun(consumer, record, item.get());
        } else {
            consumer.acknowledge(record, AcknowledgeType.REJECT);
            consumer.commitAsync();
        }
    }

    private void claimAndRun(
            ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record, WorkItem item)
            throws InterruptedException, ExecutionException {
        slots.free().acquire();
        var claim = new Claim(item, UUID.randomUUID().toString(), slots.worker());
        var thread =
                Thread.ofPlatform().daemon().name("work-" + item.getWorkId()).unstarted(() -> runAndFree(claim));
        boolean entered = running.enter(item.getWorkId(), thread);
        boolean claimed = false;
        try {
            if (entered) {
                reports.claim(claim);
                claimed = true;
            }
            consumer.acknowledge(record, AcknowledgeType.ACCEPT);
            consumer.commitAsync();
        } finally {
            if (claimed) {
                thread.start();
            } else {
                free(entered, item.getWorkId());
            }
        }
    }

    private void runAndFree(Claim claim) {
        try {
            slots.runner().run(claim);
        } finally {
            free(true, claim.item().getWorkId());
        }
    }

    private void free(boolean entered, String workId) {
        if (entered) {
            running.leave(workId);
        }
        slots.free().release();
    }
}
