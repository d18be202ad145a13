package io.tightloop.standalone.chaos;

import java.util.Locale;

/** Tells what happens, one line for each event, with the seconds since the run began. */
final class Say {
    private final long begin = System.nanoTime();

    synchronized void line(String format, Object... arguments) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds, format.formatted(arguments));
        System.out.flush();
    }

    static double seconds(long nanos) {
        return Math.round(nanos / 1e8) / 10.0;
    }
}
