package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a brief must satisfy before a session starts (design section 5), whichever way it came. */
public final class BriefRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9._-]{1,64}");

    private final Brief brief;
    private final Set<String> taskIds;
    private final List<FieldError> errors = new ArrayList<>();

    private BriefRules(Brief brief) {
        this.brief = brief;
        this.taskIds = brief.tasks().stream().map(Task::id).collect(Collectors.toSet());
    }

    /** All that is wrong with the brief; empty when nothing is. */
    public static List<FieldError> errors(Brief brief) {
        BriefRules rules = new BriefRules(brief);
        rules.checkPolicy();
        rules.checkStrategy();
        rules.checkCriteria();
        rules.checkTasks();
        rules.checkCycle();
        return rules.errors;
    }

    /** The first thing that the brief asks for and this version cannot do. */
    public static Optional<FieldError> unsupported(Brief brief) {
        if (brief.mode() == Mode.UNKNOWN) {
            return Optional.of(new FieldError("mode", "not known to this version"));
        }
        for (int i = 0; i < brief.criteria().size(); i++) {
            Check check = brief.criteria().get(i).check();
            if (check != null && check.type() == CheckType.UNKNOWN) {
                return Optional.of(new FieldError("criteria[" + i + "].check.type", "not known to this version"));
            }
        }
        return switch (brief.strategy()) {
            case GIVEN, CRITERIA -> Optional.empty();
            case AGENT, LLM ->
                Optional.of(
                        new FieldError("planning.strategy", brief.strategy() + " is not supported by this version"));
            case UNKNOWN -> Optional.of(new FieldError("planning.strategy", "not known to this version"));
        };
    }

    private void checkPolicy() {
        require(!brief.goal().isBlank(), "goal", "must not be empty");
        require(brief.mode() != Mode.ASYNC || !brief.criteria().isEmpty(), "criteria", "ASYNC needs at least one");
        require(brief.limits().maxRetries() >= 1, "policy.maxRetries", "must be at least 1");
        require(brief.limits().maxIterations() >= 1, "policy.maxIterations", "must be at least 1");
        require(brief.maxConcurrent() >= 1, "policy.parallel.maxConcurrent", "must be at least 1");
        require(QUEUE.matcher(brief.taskQueue()).matches(), "planning.taskQueue", "must match " + QUEUE);
    }

    private void checkStrategy() {
        boolean given = brief.strategy() == Strategy.GIVEN;
        boolean criteria = brief.strategy() == Strategy.CRITERIA;
        require(!given || !brief.tasks().isEmpty(), "tasks", "strategy GIVEN needs at least one");
        require(!criteria || !brief.criteria().isEmpty(), "criteria", "strategy CRITERIA needs at least one");
        require(!criteria || brief.tasks().isEmpty(), "tasks", "are run under strategy GIVEN only");
    }

    private void checkCriteria() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < brief.criteria().size(); i++) {
            Criterion criterion = brief.criteria().get(i);
            String field = "criteria[" + i + "]";
            checkId(criterion.id(), field, seen);
            require(!criterion.text().isBlank(), field + ".text", "must not be empty");
            checkNames(criterion.provedBy(), field + ".provedBy");
            if (criterion.check() != null) {
                checkCheck(criterion.check(), field + ".check");
            }
        }
    }

    private void checkCheck(Check check, String field) {
        switch (check.type()) {
            case COMMAND -> require(filled(check.command()), field + ".command", "is needed by a command check");
            case FILE -> require(filled(check.path()), field + ".path", "is needed by a file check");
            case HTTP -> require(filled(check.url()), field + ".url", "is needed by an http check");
            case AGENT -> {
                boolean named =
                        check.queue() != null && QUEUE.matcher(check.queue()).matches();
                require(named, field + ".queue", "an agent check needs one that matches " + QUEUE);
            }
            case MANUAL, UNKNOWN -> {}
        }
        require(check.timeoutMs() == null || check.timeoutMs() >= 1, field + ".timeout", "must be at least 1 ms");
    }

    private void checkTasks() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < brief.tasks().size(); i++) {
            Task task = brief.tasks().get(i);
            String field = "tasks[" + i + "]";
            checkId(task.id(), field, seen);
            checkNames(task.dependsOn(), field + ".dependsOn");
            require(task.priority() >= 0 && task.priority() <= 4, field + ".priority", "must be 0 to 4");
            require(task.timeoutMs() >= 1, field + ".timeout", "must be at least 1 ms");
            require(task.maxAttempts() >= 1, field + ".retry.maxAttempts", "must be at least 1");
            require(task.backoffMs() >= 0, field + ".retry.backoff", "must not be negative");
            boolean queue = task.queue() == null || QUEUE.matcher(task.queue()).matches();
            require(queue, field + ".queue", "must match " + QUEUE);
        }
    }

    private void checkId(String id, String field, Set<String> seen) {
        require(ID.matcher(id).matches(), field + ".id", "must match " + ID);
        require(seen.add(id), field + ".id", "'" + id + "' is used twice");
    }

    private void checkNames(List<String> names, String field) {
        for (int j = 0; j < names.size(); j++) {
            require(taskIds.contains(names.get(j)), field + "[" + j + "]", "there is no task '" + names.get(j) + "'");
        }
    }

    /** Tasks without a cycle always have one that is ready, so this covers that rule as well. */
    private void checkCycle() {
        if (taskIds.size() < brief.tasks().size()) {
            return;
        }
        List<String> cycle = new TaskGraph(brief.tasks()).cycle();
        require(cycle.isEmpty(), "tasks", "depend on each other: " + String.join(" → ", cycle));
    }

    private void require(boolean met, String field, String message) {
        if (!met) {
            errors.add(new FieldError(field, message));
        }
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
