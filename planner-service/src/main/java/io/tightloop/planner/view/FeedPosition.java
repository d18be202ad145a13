package io.tightloop.planner.view;

/**
 * How much of a session's audit somebody has seen: of each event topic up to an offset (-1 for nothing), and of the
 * waivers, which are told in any of them, up to a time (ms since the epoch) and id.
 */
public record FeedPosition(long planned, long executed, long reviewed, long waivedAt, String waiver) {
    public static final FeedPosition START = new FeedPosition(-1, -1, -1, -1, "");

    long offset(Teller teller) {
        return switch (teller) {
            case PLANNER -> planned;
            case EXECUTOR -> executed;
            case REVIEWER -> reviewed;
        };
    }

    FeedPosition at(Teller teller, long offset) {
        return switch (teller) {
            case PLANNER -> new FeedPosition(offset, executed, reviewed, waivedAt, waiver);
            case EXECUTOR -> new FeedPosition(planned, offset, reviewed, waivedAt, waiver);
            case REVIEWER -> new FeedPosition(planned, executed, offset, waivedAt, waiver);
        };
    }

    FeedPosition atWaiver(ObservationRow row) {
        return new FeedPosition(planned, executed, reviewed, row.at(), row.id());
    }
}
