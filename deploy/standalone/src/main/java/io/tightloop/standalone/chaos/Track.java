package io.tightloop.standalone.chaos;

import java.util.ArrayList;
import java.util.List;

/** What the suite has seen of one session that it started; guarded by its own lock. */
final class Track {
    private static final long WORTH_KEEPING = 300_000_000L;

    /** A time in which nothing was written of a session, in ns of the machine's running clock. */
    record Gap(long from, long to) {
        long within(long begin, long end) {
            return Math.max(0, Math.min(to, end) - Math.max(from, begin));
        }
    }

    private final String sessionId;
    private final boolean plain;
    private final long asked;
    private final List<Gap> gaps = new ArrayList<>();
    private long last;
    private boolean accepted;
    private boolean ended;
    private int ends;
    private int told;

    /**
     * A session that is being started now.
     *
     * @param plain whether nothing in it waits for a person or a time, so that it moves always
     */
    Track(String sessionId, boolean plain) {
        this.sessionId = sessionId;
        this.plain = plain;
        this.asked = System.nanoTime();
        this.last = asked;
    }

    String sessionId() {
        return sessionId;
    }

    boolean isPlain() {
        return plain;
    }

    /** The front door has said that it is started. */
    synchronized void accepted() {
        accepted = true;
    }

    /** Something was written of it. */
    synchronized void moved(String type, long at) {
        if (!ended && at - last > WORTH_KEEPING) {
            gaps.add(new Gap(last, at));
        }
        last = at;
        accepted = true;
        if (type.equals("SessionEnded") || type.equals("SessionResumed")) {
            ended = type.equals("SessionEnded");
            ends += ended ? 1 : 0;
        }
    }

    /** A notification of an end was written. */
    synchronized void told() {
        told++;
    }

    /** How many ends are not told yet; negative when more were told than there were. */
    synchronized int untold() {
        return ends - told;
    }

    synchronized boolean isAccepted() {
        return accepted;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized boolean isLive() {
        return accepted && !ended;
    }

    synchronized boolean hasMovedSince(long at) {
        return ended || last > at;
    }

    /** Longest time without a move, of all its life, that lies within these times; what goes on now counts. */
    synchronized long stalled(long begin, long end) {
        long longest = ended ? 0 : new Gap(last, System.nanoTime()).within(begin, end);
        for (var gap : gaps) {
            longest = Math.max(longest, gap.within(begin, end));
        }
        return longest;
    }

    /** Whether it lived at some moment between these times. */
    synchronized boolean livedWithin(long begin, long end) {
        return asked <= end && (!ended || last >= begin);
    }
}
