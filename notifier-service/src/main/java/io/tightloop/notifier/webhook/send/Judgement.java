package io.tightloop.notifier.webhook.send;

/** What follows from an outcome; anything but 2xx is a failure that is tried again (Standard Webhooks 1.0). */
public enum Judgement {
    /** The receiver has it. */
    DELIVERED,
    /** To be tried again: any other status, redirects that are not followed among them, and failures of transport. */
    RETRY,
    /** The receiver wants nothing more of this kind (410): final, and the subscription ends. */
    GONE,
    /** The address may not be called: final at once. */
    REFUSED;

    private static final int STATUS_GONE = 410;

    /** Judges one outcome, whichever attempt it is of. */
    public static Judgement of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> ofStatus(answered.status());
            case Outcome.Failed failed -> failed.reason() == Reason.ADDRESS_REFUSED ? REFUSED : RETRY;
        };
    }

    private static Judgement ofStatus(int status) {
        if (status >= 200 && status < 300) {
            return DELIVERED;
        }
        return status == STATUS_GONE ? GONE : RETRY;
    }
}
