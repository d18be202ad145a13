package io.tightloop.baton.service;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;

/** Tells what passes by itself, a broker or registry that is away, from what does not. */
public final class Outages {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Outages() {}

    /** Whether the same call may succeed later. */
    public static boolean passes(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case RetriableException _ -> true;
            case SocketException _, SocketTimeoutException _, UnknownHostException _ -> true;
            case RestClientException e -> e.getStatus() >= 500 || e.getStatus() == 429;
            case Throwable _ -> false;
        };
    }

    /** Waits a second before the next try. */
    public static void pause() throws InterruptedException {
        Thread.sleep(PAUSE);
    }
}
