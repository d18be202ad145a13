package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what is wrong with edited tasks, each problem with the field it is about. */
final class EditRules {
    private static final int MOST = 10_000;

    private final List<String> problems = new ArrayList<>();
    private final Set<String> listed = new HashSet<>();
    private final List<Draft> drafts;
    private final Tasks tasks;

    private EditRules(List<Draft> drafts, Tasks tasks) {
        this.drafts = drafts;
        this.tasks = tasks;
    }

    static List<String> problems(List<Draft> drafts, Tasks tasks) {
        if (drafts.size() > MOST) {
            return List.of("tasks: at most " + MOST + " are taken");
        }
        EditRules rules = new EditRules(drafts, tasks);
        rules.check();
        return rules.problems;
    }

    /** Checks of a type that this version does not know. */
    static List<String> unsupported(List<Draft> drafts) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            List<Check> checks = drafts.get(i).spec().checks();
            for (int j = 0; j < checks.size(); j++) {
                if (checks.get(j).type() == CheckType.UNKNOWN) {
                    unknown.add("tasks[" + i + "].checks[" + j + "].type: not known to this version");
                }
            }
        }
        return unknown;
    }

    private void check() {
        for (int i = 0; i < drafts.size(); i++) {
            identify(drafts.get(i), "tasks[" + i + "]");
        }
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            problems.addAll(DraftRules.problems(draft.spec(), "tasks[" + i + "]"));
            for (int j = 0; j < draft.dependsOn().size(); j++) {
                depend(draft.dependsOn().get(j), "tasks[" + i + "].dependsOn[" + j + "]");
            }
        }
        List<String> circle = PlanOrder.circle(drafts);
        if (!circle.isEmpty()) {
            problems.add("tasks: depend on each other: " + Words.list(circle));
        }
    }

    private void identify(Draft draft, String field) {
        if (!DraftRules.validId(draft.id())) {
            problems.add(field + ".id: must match [A-Za-z0-9._-]{1,128}");
        }
        if (draft.spec().title().isBlank()) {
            problems.add(field + ".title: must not be empty");
        }
        if (!listed.add(draft.id())) {
            problems.add(field + ".id: '" + draft.id() + "' is used twice");
        }
        tasks.find(draft.id())
                .flatMap(task -> settled(task.status()))
                .ifPresent(how -> problems.add(field + ".id: '" + draft.id() + "' " + how + " and stays as it is"));
    }

    private void depend(String id, String field) {
        if (listed.contains(id)) {
            return;
        }
        Optional<Task> task = tasks.find(id);
        if (task.isEmpty()) {
            problems.add(field + ": there is no task '" + id + "'");
        } else if (task.get().status() != TaskStatus.SUCCEEDED) {
            problems.add(field + ": '" + id + "' will not succeed any more");
        }
    }

    private static Optional<String> settled(TaskStatus status) {
        return switch (status) {
            case SUCCEEDED -> Optional.of("has succeeded");
            case FAILED -> Optional.of("has failed");
            case SKIPPED -> Optional.of("was skipped");
            case PENDING, READY, RUNNING, CHECKING, AWAITING, RETRYING, CANCELLED -> Optional.empty();
        };
    }
}
