package io.tightloop.planner.view;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What was done in one run of a session: tasks, by what became of them, retries and waivers; a text in its row. */
final class SessionWork {
    /** Of a session in which nothing was done, as a text. */
    static final String NOTHING = "0/0/0/0/0/0/0";

    /** In the order of the text. */
    private static final SessionFigure[] FIGURES = {
        SessionFigure.TASKS,
        SessionFigure.RETRIES,
        SessionFigure.TASKS_SUCCEEDED,
        SessionFigure.TASKS_FAILED,
        SessionFigure.TASKS_SKIPPED,
        SessionFigure.TASKS_CANCELLED,
        SessionFigure.WAIVERS
    };

    private final long[] numbers;

    private SessionWork(long[] numbers) {
        this.numbers = numbers;
    }

    /** As a row has it. */
    static SessionWork of(String text) {
        return text.equals(NOTHING)
                ? new SessionWork(new long[FIGURES.length])
                : new SessionWork(Arrays.stream(text.split("/"))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    SessionWork and(SessionFigure figure, long more) {
        numbers[Arrays.asList(FIGURES).indexOf(figure)] += more;
        return this;
    }

    void addTo(SessionSums sums, int times) {
        for (int i = 0; i < FIGURES.length; i++) {
            sums.add(FIGURES[i], times * numbers[i]);
        }
    }

    String text() {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining("/"));
    }
}
