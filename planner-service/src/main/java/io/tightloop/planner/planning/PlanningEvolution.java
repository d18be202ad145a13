package io.tightloop.planner.planning;

import java.util.List;

/** Applies what was decided; refuses nothing. */
public final class PlanningEvolution {
    private PlanningEvolution() {}

    public static PlanningState evolve(PlanningState state, Event event) {
        Planning root = state.root();
        Plans plans = state.plans();
        return switch (event) {
            case Event.CommandAccepted commandAccepted -> state;
            case Event.CommandRejected commandRejected -> state;
            case Event.CriterionDefined criterionDefined -> state;
            case Event.TaskProposed taskProposed -> state;
            case Event.ResultIgnored ignored -> state;
            case Event.WorkRefused refused -> state;
            case Event.SessionStarted started -> {
                plans.brief(started.brief());
                yield state.with(Planning.started(started));
            }
            case Event.PlanDispatched sent ->
                attempts(state, root.attempts().live(Attempt.dispatched(sent.workId(), sent.at())), Status.DRAFTING);
            case Event.PlanStarted started -> {
                Attempt live = root.attempts()
                        .live()
                        .claimed(started.claimId(), started.worker(), started.at(), started.leaseUntil());
                yield attempts(state, root.attempts().live(live), Status.DRAFTING);
            }
            case Event.LeaseRenewed renewed ->
                attempts(state, root.attempts().live(root.attempts().live().renewed(renewed.until())), Status.DRAFTING);
            case Event.PlanDue planDue ->
                attempts(state, root.attempts().over(root.attempts().tries(), 0), Status.DRAFTING);
            case Event.PlanRejected rejected -> {
                plans.words(plans.words().failedWith(String.join("\n", rejected.errors())));
                yield attempts(state, root.attempts().over(rejected.attempt(), rejected.retryAt()), Status.DRAFTING);
            }
            case Event.WorkCancelled workCancelled ->
                attempts(state, root.attempts().over(root.attempts().tries(), 0), root.status());
            case Event.UsageRecorded used -> state.with(root.using(used.total()));
            case Event.DraftWritten written -> {
                plans.draft(written.steps());
                Draft draft = root.draft().written(written.steps().size(), written.edited());
                Status next = root.status() == Status.ENDED ? Status.ENDED : Status.PLANNING;
                yield state.with(root.at(next).with(draft).with(Attempts.none()));
            }
            case Event.DraftDropped dropped -> {
                plans.draft(List.of());
                plans.words(plans.words().andSaid(dropped.feedback()));
                yield state.with(root.with(root.draft().written(0, root.draft().edited())));
            }
            case Event.PlanProposed proposed ->
                state.with(root.with(root.draft().proposed(proposed.draft())));
            case Event.ConfirmationRequested asked ->
                state.with(root.at(Status.AWAITING).with(root.draft().asked(asked.confirmationId())));
            case Event.ConfirmationAnswered answered ->
                state.with(root.at(Status.PLANNING).with(root.draft().answered(answered.answer() == Answer.YES)));
            case Event.ConfirmationWithdrawn withdrawn ->
                state.with(root.with(root.draft().answered(false)));
            case Event.StatusChanged changed ->
                state.with(root.with(root.draft().awaiting(changed.awaiting())));
            case Event.CriterionWaived waived -> {
                plans.waive(waived.criterionId());
                yield state;
            }
            case Event.WaiverNoted noted -> {
                plans.waive(noted.criterionId());
                yield state;
            }
            case Event.TaskPlanned planned -> {
                keep(planned, state);
                yield state;
            }
            case Event.PlanConfirmed planConfirmed -> {
                forgetPlanned(state);
                yield state.with(root.handedOver());
            }
            case Event.DiscoveryKept kept -> {
                plans.note(kept.ordinal(), kept.discovery());
                yield state.with(root.oneDiscovered());
            }
            case Event.BatonTaken taken -> state.with(root.taken(taken));
            case Event.SessionEnded ended -> state.with(root.ended(ended.status(), ended.reason(), ended.iteration()));
            case Event.SessionResumed resumed -> state.with(root.resumed(resumed.limits()));
            case Event.SessionArchived sessionArchived -> state.with(Planning.unknown());
        };
    }

    private static PlanningState attempts(PlanningState state, Attempts attempts, Status status) {
        return state.with(state.root().at(status).with(attempts));
    }

    private static void keep(Event.TaskPlanned planned, PlanningState state) {
        Task task = planned.task();
        if (planned.run() > 1) {
            state.plans().runs(task.origin(), planned.run());
        } else if (planned.iteration() > 1 || state.root().draft().edited()) {
            state.plans().added(new Plans.Added(task, planned.ordinal(), planned.iteration()));
        }
    }

    /** What an agent's earlier plans came to is told to the agent that makes the next one. */
    private static void forgetPlanned(PlanningState state) {
        Planning root = state.root();
        if (root.draft().tasks() > 0) {
            state.plans().draft(List.of());
        }
        if (root.setup().source().strategy() == Strategy.AGENT) {
            state.plans().words(Words.NONE);
        } else if (root.iteration() > 1) {
            state.plans().forget(root.iteration() - 1);
        }
    }
}
