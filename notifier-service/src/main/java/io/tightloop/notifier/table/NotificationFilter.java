package io.tightloop.notifier.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which notifications are wanted; empty parts let everything through.
 *
 * @param kinds in upper case
 * @param labels that the session has, all of them
 */
public record NotificationFilter(
        Optional<String> session,
        List<String> kinds,
        Optional<String> name,
        List<Map.Entry<String, String>> labels,
        Optional<State> state) {

    /** How far a notification has come. */
    public enum State {
        /** Nobody has acknowledged it. */
        UNACKNOWLEDGED,
        /** Somebody has. */
        ACKNOWLEDGED,
        /** A delivery of it is not done, or has failed. */
        UNDELIVERED
    }
}
