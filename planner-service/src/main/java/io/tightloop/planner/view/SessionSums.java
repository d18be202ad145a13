package io.tightloop.planner.view;

/** Figures of sessions, added up. */
final class SessionSums {
    private final long[] numbers = new long[SessionFigure.values().length];
    private final Histogram lengths = new Histogram();

    long of(SessionFigure figure) {
        return numbers[figure.ordinal()];
    }

    /** How long those that have ended took, ms. */
    Histogram lengths() {
        return lengths;
    }

    void add(SessionFigure figure, long number) {
        numbers[figure.ordinal()] += number;
    }

    /** What a session that is known to have started comes to, so many times. */
    void add(SessionRow row, int times) {
        add(SessionFigure.SESSIONS, times);
        add(standing(row), times);
        add(phase(row), times);
        add(SessionFigure.ITERATIONS, (long) times * row.iteration());
        SessionWork.of(row.work()).addTo(this, times);
        addTokens(row, times);
        if (row.endedAt() != null) {
            long took = Math.max(0, row.endedAt() - row.startedAt());
            add(SessionFigure.TOOK_MS, times * took);
            lengths.add(took, times);
        }
    }

    void addTokens(SessionRow row, int times) {
        add(SessionFigure.INPUT_TOKENS, times * row.inputTokens());
        add(SessionFigure.OUTPUT_TOKENS, times * row.outputTokens());
        add(SessionFigure.SAVED_TOKENS, times * row.savedTokens());
    }

    boolean isNothing() {
        for (long number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return lengths.isEmpty();
    }

    private static SessionFigure standing(SessionRow row) {
        if (row.endedAt() != null) {
            return switch (row.status()) {
                case "COMPLETED" -> SessionFigure.COMPLETED;
                case "EXHAUSTED" -> SessionFigure.EXHAUSTED;
                case "INTERRUPTED" -> SessionFigure.INTERRUPTED;
                default -> SessionFigure.FAILED;
            };
        }
        return switch (row.shownStatus()) {
            case "FAILED" -> SessionFigure.PARKED;
            case "SUSPENDED" -> SessionFigure.SUSPENDED;
            case "AWAITING" -> SessionFigure.AWAITING;
            default -> SessionFigure.RUNNING;
        };
    }

    private static SessionFigure phase(SessionRow row) {
        return switch (row.phase()) {
            case "PLAN" -> SessionFigure.IN_PLAN;
            case "EXECUTE" -> SessionFigure.IN_EXECUTE;
            default -> SessionFigure.IN_REVIEW;
        };
    }
}
