package io.tightloop.planner.view;

/** A session's row while it is changed; what is not set stays. */
final class SessionEdit {
    final String id;
    long runStart;
    String name;
    String goal;
    String mode;
    String labels;
    String startedBy;
    Long startedAt;
    String status;
    String phase;
    int iteration;
    Step step;
    String reason;
    String unproven;
    String counts;
    Long endedAt;
    Long archivedAt;
    String heard;
    String parked;
    long updatedAt;
    Long suspendedAt;
    String suspension;
    Step suspensionStep;
    String parentSession;
    String parentTask;
    long inputTokens;
    long outputTokens;
    long savedTokens;
    String work;
    String stays;

    /** Nothing is known of the session. */
    SessionEdit(String id) {
        this.id = id;
        this.runStart = -1;
        this.name = "";
        this.goal = "";
        this.mode = "";
        this.labels = "{}";
        this.startedBy = "";
        this.status = "RUNNING";
        this.phase = "PLAN";
        this.iteration = 1;
        this.step = Step.NONE;
        this.heard = Heard.NOTHING;
        this.parked = SessionRow.NOWHERE;
        this.suspensionStep = Step.NONE;
        this.work = SessionWork.NOTHING;
        this.stays = "";
    }

    SessionEdit(SessionRow row) {
        this.id = row.id();
        this.runStart = row.runStart();
        this.name = row.name();
        this.goal = row.goal();
        this.mode = row.mode();
        this.labels = row.labels();
        this.startedBy = row.startedBy();
        this.startedAt = row.startedAt();
        this.status = row.status();
        this.phase = row.phase();
        this.iteration = row.iteration();
        this.step = new Step(row.stepHolder(), row.stepOffset());
        this.reason = row.reason();
        this.unproven = row.unproven();
        this.counts = row.counts();
        this.endedAt = row.endedAt();
        this.archivedAt = row.archivedAt();
        this.heard = row.heard();
        this.parked = row.parked();
        this.updatedAt = row.updatedAt();
        this.suspendedAt = row.suspendedAt();
        this.suspension = row.suspension();
        this.suspensionStep = new Step(row.suspensionHolder(), row.suspensionOffset());
        this.parentSession = row.parentSession();
        this.parentTask = row.parentTask();
        this.inputTokens = row.inputTokens();
        this.outputTokens = row.outputTokens();
        this.savedTokens = row.savedTokens();
        this.work = row.work();
        this.stays = row.stays();
    }

    SessionRow row() {
        return new SessionRow(
                id,
                runStart,
                name,
                goal,
                mode,
                labels,
                startedBy,
                startedAt,
                status,
                phase,
                iteration,
                step.holder(),
                step.offset(),
                reason,
                unproven,
                counts,
                endedAt,
                archivedAt,
                heard,
                parked,
                updatedAt,
                suspendedAt,
                suspension,
                suspensionStep.holder(),
                suspensionStep.offset(),
                parentSession,
                parentTask,
                inputTokens,
                outputTokens,
                savedTokens,
                work,
                stays);
    }
}
