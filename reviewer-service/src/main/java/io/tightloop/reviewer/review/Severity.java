package io.tightloop.reviewer.review;

import java.util.Locale;

/** How much a discovery matters, from least to most; a word that is not known counts as MAJOR. */
public enum Severity {
    MINOR,
    MAJOR,
    CRITICAL;

    public static Severity of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "minor" -> MINOR;
            case "critical" -> CRITICAL;
            default -> MAJOR;
        };
    }

    /** The least severity that is planned under {@code policy.ignoreBelow}: minor ones are, only when it is none. */
    public static Severity leastPlanned(String ignoreBelow) {
        return "none".equals(ignoreBelow) ? MINOR : "critical".equals(ignoreBelow) ? CRITICAL : MAJOR;
    }

    /** As messages name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
