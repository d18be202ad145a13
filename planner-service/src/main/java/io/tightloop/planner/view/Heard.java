package io.tightloop.planner.view;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** How far each service has told of a session: its highest offset in each event topic, as one text. */
final class Heard {
    static final String NOTHING = "-1/-1/-1";

    private Heard() {}

    static String later(String heard, Teller teller, long offset) {
        var offsets = Arrays.stream(heard.split("/")).mapToLong(Long::parseLong).toArray();
        offsets[teller.ordinal()] = Math.max(offsets[teller.ordinal()], offset);
        return LongStream.of(offsets).mapToObj(Long::toString).collect(Collectors.joining("/"));
    }
}
