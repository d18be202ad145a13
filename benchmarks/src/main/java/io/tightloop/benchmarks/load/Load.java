package io.tightloop.benchmarks.load;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sessions that this process starts, works for and hears the ends of. */
public final class Load implements AutoCloseable {
    private static final long DRAIN_SECONDS = 30;
    private static final long LOOK_MS = 5;
    /** Sessions that do not wait yet, at a time, of those that are to. */
    private static final int UNDISPATCHED = 500;

    private final String name = "b" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private final AtomicLong started = new AtomicLong();
    private final Tracks tracks = new Tracks(name + "-");
    private final Meter meter = new Meter();
    private final EndTail tail;
    private final AutoCloseable workers;
    private final Starter starter;
    private final WorkUnit unit;
    private final Wire wire;
    private volatile Pace pace;
    private volatile Lag lag;
    private volatile long last;
    private volatile boolean stopped;
    private volatile String lastEnded = "";

    private Load(Wire wire, LoadPlan plan) {
        this.wire = wire;
        unit = plan.unit();
        tail = new EndTail(wire, tracks, this::ended);
        workers = switch (plan.via()) {
            case KAFKA -> new KafkaWorkers(wire, tracks, plan.workers());
            case HTTP -> new HttpWorkers(wire, tracks, plan.workers());
        };
        starter = switch (plan.start()) {
            case KAFKA -> new TopicStarter(wire, plan.unit());
            case HTTP -> new HttpStarter(wire, plan.unit());
        };
    }

    /** Brings the workers to their places; nothing is started yet. */
    public static Load prepare(Wire wire, LoadPlan plan) throws ExecutionException, InterruptedException {
        KafkaWorkers.prepare(wire);
        return new Load(wire, plan);
    }

    /** Begins to start sessions and returns; not before all of an earlier pace have ended. */
    public void start(Pace wanted) {
        pace = wanted;
        switch (wanted) {
            case Pace.Closed closed -> begin(closed.concurrent(), Long.MAX_VALUE);
            case Pace.Batch batch -> begin(batch.concurrent(), batch.sessions());
            case Pace.Open open ->
                Thread.ofPlatform().daemon().name("bench-schedule").start(() -> follow(open));
            case Pace.Waiting waiting ->
                Thread.ofPlatform().daemon().name("bench-waiting").start(() -> start(waiting));
        }
    }

    private void begin(int concurrent, long sessions) {
        last = sessions == Long.MAX_VALUE ? sessions : started.get() + sessions;
        for (int i = 0; i < concurrent; i++) {
            startNext();
        }
    }

    private synchronized void startNext() {
        if (!stopped && started.get() < last) {
            startOne(System.nanoTime());
        }
    }

    private synchronized void stopStarting() {
        stopped = true;
    }

    /** A session that has ended is followed by the next one a moment later. */
    private boolean isIdle() {
        return tracks.size() == 0 && (stopped || started.get() >= last);
    }

    private void startOne(long intendedAt) {
        var sessionId = name + "-" + started.incrementAndGet();
        tracks.begin(sessionId, intendedAt);
        starter.start(sessionId);
    }

    private void follow(Pace.Open open) {
        long begun = System.nanoTime();
        for (long i = 0; !stopped; i++) {
            long due = begun + (long) (i * TimeUnit.SECONDS.toNanos(1) / open.perSecond());
            for (long wait = due - System.nanoTime(); wait > 0 && !stopped; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            startOne(due);
        }
    }

    private void start(Pace.Waiting waiting) {
        for (long i = 0; i < waiting.sessions() && !stopped; i++) {
            while (i - waiting() > UNDISPATCHED && !stopped) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
            }
            startOne(System.nanoTime());
        }
    }

    private void ended(Track track) {
        meter.ended(track);
        if (lag != null) {
            lag.ended(track.sessionId(), track.endWrittenAt());
        }
        lastEnded = track.sessionId();
        switch (pace) {
            case Pace.Closed _, Pace.Batch _ -> startNext();
            case Pace.Open _, Pace.Waiting _ -> {}
        }
    }

    /** Measures {@link #lags}, too. */
    public void watchLag() {
        lag = new Lag(wire);
    }

    /** From now on it is measured. */
    public void open() {
        meter.open();
        if (lag != null) {
            lag.open();
        }
    }

    /** Waits for this long, or until so many sessions have ended if that is earlier. */
    public void await(long seconds, long sessions) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end && meter.count() < sessions) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    /** Waits until no session is under way; false when this takes longer. */
    public boolean awaitIdle(long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!isIdle() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        return isIdle();
    }

    /** It is measured no longer. */
    public void shut() {
        meter.close();
        if (lag != null) {
            lag.shut();
        }
    }

    /** Starts no further session and waits until all have ended, 30 s at most; how many have not. */
    public int stop() throws InterruptedException {
        stopStarting();
        awaitIdle(DRAIN_SECONDS);
        return tracks.size();
    }

    /** Id of the session that ended last; empty before the first. */
    public String lastEnded() {
        return lastEnded;
    }

    /** Sessions that have ended, measured or not. */
    public long ended() {
        return started.get() - tracks.size();
    }

    /** Sessions whose tasks are all on their queues, when none of them is done. */
    public long waiting() {
        return tracks.dispatched() / Math.min(unit.tasks(), unit.maxConcurrent());
    }

    /** Sessions that are archived. */
    public long archived() {
        return tracks.archived();
    }

    /** What was measured. */
    public Timings timings() {
        return meter.timings();
    }

    /** How far what is stored lay behind the sessions that were measured, when all has come; null when not watched. */
    public Lags lags() throws InterruptedException {
        return lag == null ? null : lag.await();
    }

    @Override
    public void close() throws Exception {
        stopStarting();
        if (lag != null) {
            lag.close();
        }
        starter.close();
        workers.close();
        tail.close();
    }
}
