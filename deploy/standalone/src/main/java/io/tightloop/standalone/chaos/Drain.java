package io.tightloop.standalone.chaos;

import java.time.Duration;

/** Waits for the end of every session when nothing goes wrong any more, and says how many are left. */
final class Drain {
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int WAITING_PER_SECOND = 20;
    private static final Duration TOLD = Duration.ofSeconds(5);

    private final Stage stage;
    private final Duration longest;

    /**
     * Of all sessions of a run.
     *
     * @param waiting sessions that begin to move only now
     */
    Drain(Stage stage, int waiting) {
        this.stage = stage;
        this.longest = LONGEST.plusSeconds(waiting / WAITING_PER_SECOND);
    }

    void run() throws InterruptedException {
        stage.load().stop();
        long end = System.nanoTime() + longest.toNanos();
        long next = System.nanoTime();
        for (long left = left(); left > 0 && System.nanoTime() < end; left = left()) {
            if (System.nanoTime() >= next) {
                stage.say().line("no more sessions are started; %d are left", left);
                next += TOLD.toNanos();
            }
            Thread.sleep(100);
        }
        stage.observer().tracks().stream()
                .filter(track -> !track.isEnded())
                .limit(10)
                .forEach(track -> stage.say().line("  LEFT: %s, why: %s", track.sessionId(), stage.why(track)));
    }

    /** Sessions without an end, or with one that is not told yet, and those whose person has more to do. */
    private long left() {
        long going = stage.observer().tracks().stream()
                .filter(track -> !track.isEnded() || track.untold() > 0)
                .count();
        return Math.max(going, stage.load().people());
    }
}
