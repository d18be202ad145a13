package io.tightloop.planner.planning;

/**
 * The iteration's draft of a plan: the {@code number} of the last one asked about, how many {@code tasks} are kept (0
 * for no draft), whether the first plan is other than the brief's {@code own}, whether a person has approved it, the
 * open {@code question} (null for none), and whether the world was told that people are waited for.
 */
public record Draft(int number, int tasks, boolean edited, boolean approved, String question, boolean awaiting) {
    static Draft none() {
        return new Draft(0, 0, false, false, null, false);
    }

    /** {@code other}: whether these tasks are not those of the brief. */
    Draft written(int newTasks, boolean other) {
        return new Draft(number, newTasks, other, false, question, awaiting);
    }

    Draft proposed(int newNumber) {
        return new Draft(newNumber, tasks, edited, false, question, awaiting);
    }

    Draft asked(String newQuestion) {
        return new Draft(number, tasks, edited, false, newQuestion, awaiting);
    }

    Draft answered(boolean yes) {
        return new Draft(number, tasks, edited, yes, null, awaiting);
    }

    Draft awaiting(boolean people) {
        return new Draft(number, tasks, edited, approved, question, people);
    }

    /** Kept for after CONTINUE, then asked about again. */
    Draft ended() {
        return new Draft(number, tasks, edited, false, null, false);
    }

    /** The next iteration begins without a draft. */
    Draft handedOver() {
        return new Draft(0, 0, edited, false, null, false);
    }
}
