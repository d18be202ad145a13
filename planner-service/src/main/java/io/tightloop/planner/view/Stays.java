package io.tightloop.planner.view;

import io.tightloop.schemas.Phase;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The stays of a session in its phases of which one end is known; a text in its row. A stay begins with the start, a
 * handoff or a CONTINUE, and ends with a handoff or the session's end. A handoff and what follows it are told by
 * different topics, so that either can be known first; all but the handoff to a holder is told by the holder, in order.
 */
final class Stays {
    private static final char ENTERED = '+';
    private static final char LEFT = '-';
    private static final char RESUMED = '~';
    private static final Phase[] PHASES = {Phase.PLAN, Phase.EXECUTE, Phase.REVIEW};

    /** Takes the stays that are known whole. */
    interface Known {
        /** A stay of so many ms that ended at some time, ms since the epoch. */
        void stayed(Phase phase, long ms, long until);
    }

    private final Map<String, Long> ends = new TreeMap<>();
    private final Known known;

    /** As a row has it; what becomes known is told. */
    Stays(String text, Known known) {
        this.known = known;
        if (!text.isEmpty()) {
            for (var end : text.split(" ")) {
                int equals = end.indexOf('=');
                ends.put(end.substring(0, equals), Long.parseLong(end.substring(equals + 1)));
            }
        }
    }

    /** A holder, {@link Step}, was handed the baton. */
    Stays entered(int holder, long at) {
        var left = ends.remove(key(holder, LEFT));
        if (left == null) {
            ends.put(key(holder, ENTERED), at);
        } else {
            tell(holder, at, left);
        }
        return this;
    }

    /** It goes on after an end. */
    Stays resumed(int holder, long at) {
        ends.put(key(holder, RESUMED), at);
        return this;
    }

    /** It handed the baton on, or the session ended. */
    Stays left(int holder, long at) {
        var since = ends.remove(key(holder, RESUMED));
        if (since == null) {
            since = ends.remove(key(holder, ENTERED));
        }
        if (since == null) {
            ends.putIfAbsent(key(holder, LEFT), at);
        } else {
            tell(holder, since, at);
        }
        return this;
    }

    String text() {
        return ends.entrySet().stream()
                .map(end -> end.getKey() + "=" + end.getValue())
                .collect(Collectors.joining(" "));
    }

    private void tell(int holder, long since, long until) {
        known.stayed(PHASES[Math.floorMod(holder, PHASES.length)], Math.max(0, until - since), until);
    }

    private static String key(int holder, char end) {
        return Integer.toString(holder) + end;
    }
}
