package io.tightloop.planner.view;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** How far each service has told of a session: its highest offset in each event topic, and the latest time told. */
final class Heard {
    /** Of a session that nothing was told of, as a text. */
    static final String NOTHING = "-1/-1/-1";

    private final long[] offsets;
    private long at = Long.MIN_VALUE;

    Heard() {
        this(NOTHING);
    }

    /** As a row has it. */
    Heard(String text) {
        this.offsets = Arrays.stream(text.split("/")).mapToLong(Long::parseLong).toArray();
    }

    void of(Teller teller, long offset, long told) {
        offsets[teller.ordinal()] = Math.max(offsets[teller.ordinal()], offset);
        at = Math.max(at, told);
    }

    boolean includes(Teller teller, long offset) {
        return offset <= offsets[teller.ordinal()];
    }

    /** The highest offset that this one has told; -1 for none. */
    long of(Teller teller) {
        return offsets[teller.ordinal()];
    }

    /** The latest time told of, ms since the epoch. */
    long at() {
        return at;
    }

    /** Both together, as a text. */
    String and(String text) {
        var others = new Heard(text);
        for (var teller : Teller.values()) {
            others.of(teller, offsets[teller.ordinal()], at);
        }
        return LongStream.of(others.offsets).mapToObj(Long::toString).collect(Collectors.joining("/"));
    }
}
