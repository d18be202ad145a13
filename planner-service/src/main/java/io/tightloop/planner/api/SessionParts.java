package io.tightloop.planner.api;

import io.tightloop.planner.view.History;
import io.tightloop.planner.view.Lineage;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import jakarta.inject.Singleton;

/** Gathers what a session is made of: its criteria, its first 100 open questions and its first 100 tasks. */
@Singleton
class SessionParts {
    private static final int SHOWN = 100;

    private final ReadModel readModel;
    private final History history;
    private final Lineage lineage;
    private final Heartbeats heartbeats;

    SessionParts(ReadModel readModel, History history, Lineage lineage, Heartbeats heartbeats) {
        this.readModel = readModel;
        this.history = history;
        this.lineage = lineage;
        this.heartbeats = heartbeats;
    }

    SessionBody.Parts of(SessionRow row) {
        var id = row.id();
        var parent = lineage.parent(row).map(ParentBody::of).orElse(null);
        var questions = history.openConfirmations(id, SHOWN).stream()
                .map(ConfirmationBody::of)
                .toList();
        var criteria = readModel.criteria(id, -1, BriefReader.MOST_PARTS).stream()
                .map(CriterionBody::of)
                .toList();
        var tasks = readModel.tasks(id, -1, SHOWN).stream()
                .map(task -> TaskBody.of(task, heartbeats))
                .toList();
        var counts = readModel.progress(id);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        var more = all > SHOWN ? "/v1/sessions/" + id + "/tasks" : null;
        var progress = SessionBody.Progress.of(counts);
        return new SessionBody.Parts(parent, questions, readModel.usage(id), progress, criteria, tasks, more);
    }
}
