package io.tightloop.benchmarks;

/** What numbers an option may have. */
final class Bounds {
    private Bounds() {}

    static void within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s: must be from %d to %d but is %d".formatted(option, least, most, value));
        }
    }
}
