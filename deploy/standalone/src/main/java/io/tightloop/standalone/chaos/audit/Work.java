package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.Answer;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Task;
import io.tightloop.standalone.chaos.audit.Notebook.Count;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A session's tasks: planned and agreed to before they run, and left alone once they have succeeded. */
final class Work {
    private final Notebook notebook;
    private final Set<String> planned = new HashSet<>();
    private final Set<String> succeeded = new HashSet<>();
    private boolean asksPlan;
    private boolean agreed;

    Work(Notebook notebook) {
        this.notebook = notebook;
    }

    void take(Entry event) {
        switch (event.type()) {
            case "SessionStarted" -> asksPlan = asksPlan((SessionStarted) event.message());
            case "ConfirmationAnswered" ->
                agreed |= event.value("kind") == ConfirmationKind.PLAN && event.value("answer") == Answer.YES;
            case "PlanProposed" -> agreed = false;
            case "PlanConfirmed" -> confirmed(event);
            case "TaskPlanned" -> planned(event, ((Task) event.value("task")).getId());
            case "TaskRemoved" -> planned.remove(event.text("taskId"));
            case "TaskDispatched", "TaskStarted" -> runs(event, event.text("taskId"));
            case "TaskFailed" -> frozen(event, event.text("taskId"));
            case "TaskSucceeded" -> succeeded(event, event.text("taskId"));
            default -> {}
        }
    }

    private static boolean asksPlan(SessionStarted started) {
        Policy policy = started.getPolicy();
        List<ConfirmationKind> asked = policy.getConfirm();
        return asked == null ? started.getMode() == Mode.SYNC : asked.contains(ConfirmationKind.PLAN);
    }

    private void confirmed(Entry event) {
        if (asksPlan && !agreed) {
            notebook.broken(Invariant.PLAN_FIRST, event, "the plan is confirmed and nobody agreed to it");
        }
        agreed = false;
    }

    private void planned(Entry event, String task) {
        frozen(event, task);
        planned.add(task);
    }

    private void runs(Entry event, String task) {
        frozen(event, task);
        if (!planned.contains(task)) {
            notebook.broken(Invariant.PLAN_FIRST, event, "%s of task %s, which is in no plan", event.type(), task);
        }
    }

    private void succeeded(Entry event, String task) {
        frozen(event, task);
        succeeded.add(task);
        notebook.add(Count.TASKS_SUCCEEDED);
    }

    private void frozen(Entry event, String task) {
        if (succeeded.contains(task)) {
            notebook.broken(Invariant.ONE_RESULT, event, "%s of task %s, which has succeeded", event.type(), task);
        }
    }
}
