package io.tightloop.executor.worker;

import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.schemas.DeadLetter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hosts the enabled workers: starts them, keeps them at work through outages, and ends them within 5 s. */
public final class WorkerHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerHost.class);
    private static final Duration ANNOUNCED = Duration.ofMinutes(1);
    private static final Duration ITEMS_END = Duration.ofMillis(3_500);
    private static final Duration LOOPS_END = Duration.ofMillis(750);

    private final WorkerSettings settings;
    private final WorkerWire wire;
    private final List<Worker> workers;
    private final Consumer<DeadLetter> onPoison;
    private final Running running = new Running();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Thread> loops = new ArrayList<>();
    private ScheduledExecutorService heartbeats;
    private WorkReports reports;

    /**
     * Host of those workers that the settings enable.
     *
     * @param onPoison keeps an item that cannot be read; when it throws, the item is delivered again
     * @throws IllegalArgumentException when a queue is enabled that none of the workers takes
     */
    public WorkerHost(WorkerSettings settings, WorkerWire wire, List<Worker> workers, Consumer<DeadLetter> onPoison) {
        this.settings = settings;
        this.wire = wire;
        this.workers = workers.stream()
                .filter(worker -> settings.queues().contains(worker.queue()))
                .toList();
        this.onPoison = onPoison;
        requireWorkers();
    }

    /** All workers that are built in; what is too large for a record is in this store. */
    public static List<Worker> builtIn(WorkerSettings settings, PayloadStore store, Clock clock) {
        var workspaces = new Workspaces(settings.root());
        var workers = List.of(
                new CommandWorker(settings.name(), workspaces, store, clock),
                new FileWorker(settings.name(), workspaces, clock),
                new HttpWorker(settings.name(), store, clock));
        return workers.stream()
                .<Worker>map(worker -> new Sized(new WorkOnly(worker), store))
                .toList();
    }

    private void requireWorkers() {
        var missing = new HashSet<>(settings.queues());
        workers.forEach(worker -> missing.remove(worker.queue()));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("queues: no built-in worker takes " + missing);
        }
    }

    /** Starts the enabled workers and returns at once; does nothing when none is enabled. To be called once. */
    public synchronized void start() {
        if (workers.isEmpty()) {
            return;
        }
        heartbeats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("work-heartbeats").factory());
        reports = new WorkReports(wire);
        var tail = new CancellationTail(wire, running);
        start("work-cancellations", tail);
        workers.forEach(worker -> loops.add(start("worker-" + worker.queue(), () -> follow(tail, loop(worker)))));
        var announced = reports;
        heartbeats.scheduleAtFixedRate(() -> announce(announced), 0, ANNOUNCED.toSeconds(), TimeUnit.SECONDS);
        LOG.info("Workers of {} start as {}", settings.queues(), settings.name());
    }

    private void announce(WorkReports to) {
        workers.forEach(worker -> to.announce(worker.queue(), settings.name(), List.of(worker.queue())));
    }

    private Thread start(String name, Runnable task) {
        var thread = Thread.ofPlatform().daemon().name(name).start(task);
        threads.add(thread);
        return thread;
    }

    private static void follow(CancellationTail tail, WorkLoop loop) {
        try {
            tail.awaitFollowing();
            loop.run();
        } catch (InterruptedException e) {
            LOG.debug("Stopped before the first item");
        }
    }

    private WorkLoop loop(Worker worker) {
        return new WorkLoop(
                new WorkGroup(wire, worker.queue()),
                new ItemDecoder(wire.serdes().deserializer(), onPoison),
                reports,
                running,
                new WorkLoop.Slots(
                        new Semaphore(settings.concurrency()),
                        new ItemRun(worker, reports, running, heartbeats),
                        settings.name()));
    }

    /** Takes no more items, ends what runs (reported as worker_stopped, retryable) and lets go of Kafka. */
    @Override
    public synchronized void close() {
        if (reports == null) {
            return;
        }
        try {
            var items = running.callOffAll();
            // A loop sees the end at its next poll; interrupted while it closes its consumer, it would not leave its
            // group.
            join(loops, LOOPS_END);
            threads.forEach(Thread::interrupt);
            join(items, ITEMS_END);
            join(threads, LOOPS_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            heartbeats.shutdownNow();
            reports.close();
            reports = null;
        }
    }

    private static void join(List<Thread> threads, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (var thread : threads) {
            long left = end - System.nanoTime();
            if (left > 0 && thread.isAlive()) {
                thread.join(Duration.ofNanos(left));
            }
        }
    }
}
