package io.tightloop.planner.view;

import io.tightloop.baton.rows.Labels;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How long a task took before. Indexes lead to all that is read: at most 100 sessions of the name and two tasks of each,
 * whatever else is stored; nothing is counted when events are stored.
 */
@Singleton
public class PastRuns {
    private static final int SESSIONS = 100;
    private static final long AGE_MS = Duration.ofDays(30).toMillis();
    private static final Pattern LATER_RUN = Pattern.compile("(.+)\\.\\d{1,9}");

    private final Tables tables;

    PastRuns(Tables tables) {
        this.tables = tables;
    }

    /**
     * Average time in ms, from the start of the attempt that succeeded to the task's end, of runs of the task within 30
     * days before now (ms since the epoch): those of the same title and id ({@code t1.2} is {@code t1} run again) in this
     * session and in sessions of the same name, unless that is empty. Nothing when there is none.
     */
    public OptionalLong averageMs(SessionRow session, TaskRow task, long now) {
        var sessions = new LinkedHashSet<String>();
        sessions.add(session.id());
        if (!session.name().isEmpty()) {
            sessions.addAll(tables.labels().sessions(Labels.key("", session.name()), SESSIONS));
        }
        var times = tables.runs().times(ids(sessions, task.taskId()), task.title(), now - AGE_MS);
        return times.runs() == 0 ? OptionalLong.empty() : OptionalLong.of(times.totalMs() / times.runs());
    }

    private static Set<String> ids(Set<String> sessions, String taskId) {
        var first = LATER_RUN.matcher(taskId);
        var ids = new LinkedHashSet<String>();
        for (var session : sessions) {
            ids.add(TaskRow.id(session, taskId));
            if (first.matches()) {
                ids.add(TaskRow.id(session, first.group(1)));
            }
        }
        return ids;
    }
}
