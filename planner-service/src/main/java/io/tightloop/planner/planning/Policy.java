package io.tightloop.planner.planning;

import java.util.List;

/** Rules of a session; {@code confirm} is null for what the mode asks, {@code commitEvery} is at least 1. */
public record Policy(
        Limits limits,
        int maxConcurrent,
        boolean enforced,
        boolean blockOnSkip,
        boolean recheckAllAfterFix,
        boolean fallbackToManual,
        boolean autoInfer,
        List<ConfirmationKind> confirm,
        int commitEvery,
        String ignoreBelow,
        List<Escalation> escalation,
        Poll poll,
        Reminders reminders) {
    public Policy {
        poll = poll == null ? Poll.USUAL : poll;
        reminders = reminders == null ? Reminders.USUAL : reminders;
    }

    /** What a person is asked in this mode: pairing asks, delegation does not, unless the policy says otherwise. */
    public List<ConfirmationKind> asked(Mode mode) {
        if (confirm != null) {
            return confirm;
        }
        return switch (mode) {
            case SYNC ->
                List.of(
                        ConfirmationKind.PLAN,
                        ConfirmationKind.TASK,
                        ConfirmationKind.DISCOVERIES,
                        ConfirmationKind.DONE);
            case ASYNC, UNKNOWN -> List.of();
        };
    }
}
