package io.tightloop.executor.execution;

import java.util.List;

/**
 * A task as someone plans it.
 *
 * @param dependsOn ids of tasks that must have succeeded before
 * @param files files it touches, relative to the workspace
 * @param origin id of the task that it runs again; null for a first run
 * @param callbackUrl address told of its end; null for none
 */
public record Draft(TaskSpec spec, List<String> dependsOn, List<String> files, String origin, String callbackUrl) {
    Draft with(TaskSpec placed) {
        return new Draft(placed, dependsOn, files, origin, callbackUrl);
    }

    /** For a task that will not run: nobody need wait for it. */
    Draft touchingNothing() {
        return new Draft(spec, dependsOn, List.of(), origin, callbackUrl);
    }

    String id() {
        return spec.id();
    }
}
