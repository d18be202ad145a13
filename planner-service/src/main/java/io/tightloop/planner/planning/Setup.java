package io.tightloop.planner.planning;

/** What the planner must know of a brief at every turn. */
public record Setup(PlanSource source, boolean confirmPlan, boolean enforced, boolean blockOnSkip) {
    static Setup of(Brief brief) {
        Policy policy = brief.policy();
        boolean confirmPlan = policy.asked(brief.mode()).contains(ConfirmationKind.PLAN);
        return new Setup(brief.planning(), confirmPlan, policy.enforced(), policy.blockOnSkip());
    }
}
