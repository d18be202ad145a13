package io.tightloop.standalone.chaos;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Starts sessions at a steady rate, whatever fails, each followed by a person who does what its shape asks for. */
final class Load implements AutoCloseable {
    private static final List<Shape> WEIGHTED = Stream.of(Shape.values())
            .flatMap(shape -> Stream.generate(() -> shape).limit(shape.share()))
            .toList();

    /** Sessions that are being started at the same time before the faults begin. */
    private static final int AT_ONCE = 32;

    /** Live sessions beyond which none is started: a machine that is too slow for the rate would never catch up. */
    private static final int MOST = 300;

    private final FrontDoor door;
    private final Say say;
    private final Observer observer;
    private final Random dice;
    private final long pauseNs;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean stopped;
    private volatile Thread starter;
    private volatile int waiting;

    /**
     * A load that has not begun.
     *
     * @param rate sessions in a second
     */
    Load(FrontDoor door, Say say, Observer observer, long seed, double rate) {
        this.door = door;
        this.say = say;
        this.observer = observer;
        this.dice = new Random(seed);
        this.pauseNs = (long) (TimeUnit.SECONDS.toNanos(1) / rate);
    }

    void start() {
        starter = Thread.ofVirtual().name("chaos-load").start(this::startSessions);
    }

    /** Starts sessions that only wait, and returns when all are started. */
    void startWaiting(int count) throws InterruptedException {
        waiting = count;
        for (int i = 0; i < count; i++) {
            startOne(Shape.WAITING);
            while (busy.get() >= AT_ONCE) {
                Thread.sleep(5);
            }
        }
        while (busy.get() > 0) {
            Thread.sleep(5);
        }
    }

    private void startSessions() {
        long next = System.nanoTime();
        while (!stopped) {
            var shape = WEIGHTED.get(dice.nextInt(WEIGHTED.size()));
            if (observer.live() - waiting < MOST) {
                startOne(shape);
            }
            next += pauseNs;
            pause(next - System.nanoTime());
        }
    }

    private static void pause(long ns) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, ns));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts one more session now and returns what is seen of it. */
    Track startOne(Shape shape) {
        int now = number.incrementAndGet();
        var sessionId = "chaos-%s-%05d".formatted(shape.name().toLowerCase(Locale.ROOT), now);
        var track = observer.expect(sessionId, shape.isPlain());
        var person = new Person(door, say, track, shape, now);
        busy.incrementAndGet();
        people.submit(() -> {
            try {
                return person.call();
            } finally {
                busy.decrementAndGet();
            }
        });
        return track;
    }

    /** Starts no more; those who follow a session go on. */
    void stop() throws InterruptedException {
        stopped = true;
        starter.join();
    }

    /** People who have not done all that they have to. */
    int people() {
        return busy.get();
    }

    /** Sends everybody home. */
    @Override
    public void close() {
        stopped = true;
        people.shutdownNow();
    }
}
