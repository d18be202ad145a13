package io.tightloop.planner.planning;

/** A task of a plan and which run of its origin it is, from 1. */
public record Step(Task task, int run) {
    Step heeding(String words) {
        return new Step(task.heeding(words), run);
    }
}
