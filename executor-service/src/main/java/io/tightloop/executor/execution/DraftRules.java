package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Says what is wrong with a task that is to be planned, each problem with the field it is about. */
final class DraftRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9._-]{1,64}");

    private final List<String> problems = new ArrayList<>();
    private final String field;

    private DraftRules(String field) {
        this.field = field;
    }

    /** @param field how the task is named in the problems, for example tasks[0] */
    static List<String> problems(TaskSpec spec, String field) {
        DraftRules rules = new DraftRules(field);
        rules.check(spec);
        return rules.problems;
    }

    static boolean validId(String id) {
        return ID.matcher(id).matches();
    }

    private void check(TaskSpec spec) {
        require(spec.priority() >= 0 && spec.priority() <= 4, ".priority: must be 0 to 4, is " + spec.priority());
        require(Words.validDuration(spec.timeoutMs(), 1), ".timeout: must be 1 ms to 365 d, is " + spec.timeoutMs());
        Retry retry = spec.retry();
        require(retry.maxAttempts() >= 1, ".retry.maxAttempts: must be at least 1, is " + retry.maxAttempts());
        require(
                Words.validDuration(retry.backoffMs(), 0),
                ".retry.backoff: must be 0 to 365 d, is " + retry.backoffMs());
        require(spec.queue() == null || queue(spec.queue()), ".queue: must match " + QUEUE);
        for (int i = 0; i < spec.checks().size(); i++) {
            check(spec.checks().get(i), ".checks[" + i + "]");
        }
    }

    private void check(Check check, String place) {
        switch (check.type()) {
            case COMMAND -> require(filled(check.command()), place + ".command: is needed by a command check");
            case FILE -> require(filled(check.path()), place + ".path: is needed by a file check");
            case HTTP -> require(filled(check.url()), place + ".url: is needed by an http check");
            case AGENT ->
                require(
                        check.queue() != null && queue(check.queue()),
                        place + ".queue: an agent check needs one that matches " + QUEUE);
            case MANUAL, UNKNOWN -> {}
        }
        require(
                check.timeoutMs() == null || Words.validDuration(check.timeoutMs(), 1),
                place + ".timeout: must be 1 ms to 365 d, is " + check.timeoutMs());
    }

    private void require(boolean met, String problem) {
        if (!met) {
            problems.add(field + problem);
        }
    }

    private static boolean queue(String name) {
        return QUEUE.matcher(name).matches();
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
