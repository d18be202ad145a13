package io.tightloop.notifier.webhook.send;

import java.time.Duration;

/**
 * How long a request may take; an {@link IllegalArgumentException} when a time is not from 1 ms to 10 min.
 *
 * @param connect for a connection with each address that a host has, and as long again for TLS
 * @param total for all of it, DNS and redirects among it: a hard deadline, however the receiver behaves
 */
public record Limits(Duration connect, Duration total) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** 5 s for a connection, 15 s in all. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));

    /** Checks both times. */
    public Limits {
        require("connect", connect);
        require("total", total);
    }

    private static void require(String name, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be from 1 ms to 10 min: " + time);
        }
    }
}
