package io.tightloop.reviewer.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What tasks that a person writes must satisfy; a dependency on none of them is on an earlier task. */
final class TaskRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final int MOST = 10_000;
    private static final int NAMED = 20;
    private static final long LONGEST_MS = 365 * 86_400_000L;

    private final List<Task> tasks;
    private final Surroundings surroundings;
    private final Map<String, Boolean> known = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    private TaskRules(List<Task> tasks, Surroundings surroundings) {
        this.tasks = tasks;
        this.surroundings = surroundings;
    }

    /** All that is wrong, each beginning with its field; empty when nothing is. */
    static Optional<String> errors(List<Task> tasks, Surroundings surroundings) {
        TaskRules rules = new TaskRules(tasks, surroundings);
        rules.require(!tasks.isEmpty() && tasks.size() <= MOST, "tasks: must be 1 to " + MOST);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < tasks.size(); i++) {
            rules.check(tasks.get(i), "tasks[" + i + "]", ids);
        }
        if (ids.size() == tasks.size()) {
            rules.checkCycle();
        }
        return rules.errors.isEmpty()
                ? Optional.empty()
                : Optional.of(rules.errors.stream().limit(NAMED).collect(Collectors.joining("; ")));
    }

    private void check(Task task, String field, Set<String> ids) {
        require(ID.matcher(task.id()).matches(), field + ".id: must match " + ID);
        require(ids.add(task.id()), field + ".id: '" + task.id() + "' is used twice");
        require(!task.title().isBlank(), field + ".title: must not be empty");
        if (task.queue() != null) {
            checkQueue(task.queue(), field + ".queue");
        }
        require(task.priority() >= 0 && task.priority() <= 4, field + ".priority: must be 0 to 4");
        require(duration(task.timeoutMs(), 1), field + ".timeout: must be 1 ms to 365 d");
        require(task.maxAttempts() >= 1, field + ".retry.maxAttempts: must be at least 1");
        require(duration(task.backoffMs(), 0), field + ".retry.backoff: must be 0 to 365 d");
        for (int j = 0; j < task.checks().size(); j++) {
            check(task.checks().get(j), field + ".checks[" + j + "]");
        }
    }

    private void check(Check check, String field) {
        switch (check.type()) {
            case COMMAND -> require(filled(check.command()), field + ".command: is needed by a command check");
            case FILE -> require(filled(check.path()), field + ".path: is needed by a file check");
            case HTTP -> require(filled(check.url()), field + ".url: is needed by an http check");
            case AGENT -> checkQueue(check.queue(), field + ".queue");
            case MANUAL -> {}
            case UNKNOWN -> errors.add(field + ".type: not known to this version");
        }
        require(duration(check.longestRunMs(), 1), field + ".timeout: must be 1 ms to 365 d");
    }

    /** Whether a duration in ms is one that deadlines can be reckoned with: at most 365 days. */
    static boolean duration(long ms, long least) {
        return ms >= least && ms <= LONGEST_MS;
    }

    private void checkCycle() {
        Map<String, List<String>> dependents = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        tasks.forEach(task -> open.put(task.id(), 0));
        for (Task task : tasks) {
            for (String dependency : new HashSet<>(task.dependsOn())) {
                if (open.containsKey(dependency)) {
                    dependents
                            .computeIfAbsent(dependency, key -> new ArrayList<>())
                            .add(task.id());
                    open.merge(task.id(), 1, Integer::sum);
                }
            }
        }
        Deque<String> ready = new ArrayDeque<>();
        tasks.stream().map(Task::id).filter(id -> open.get(id) == 0).forEach(ready::add);
        while (!ready.isEmpty()) {
            String id = ready.remove();
            open.remove(id);
            dependents.getOrDefault(id, List.of()).stream()
                    .filter(dependent -> open.merge(dependent, -1, Integer::sum) == 0)
                    .forEach(ready::add);
        }
        String left = open.keySet().stream().sorted().limit(NAMED).collect(Collectors.joining(", "));
        require(open.isEmpty(), "tasks: depend on each other: " + left);
    }

    private void require(boolean met, String error) {
        if (!met) {
            errors.add(error);
        }
    }

    private void checkQueue(String queue, String field) {
        if (queue == null || !QUEUE.matcher(queue).matches()) {
            errors.add(field + ": must match " + QUEUE);
        } else {
            boolean exists = known.computeIfAbsent(queue, surroundings::knowsQueue);
            require(exists, field + ": there is no queue '" + queue + "'");
        }
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
