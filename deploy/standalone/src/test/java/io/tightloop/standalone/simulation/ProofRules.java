package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WaiveCriterion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Nothing is COMPLETED without evidence, or a named person's waiver, for every criterion. */
final class ProofRules implements Witness {
    private record Verified(Verdict verdict, int place) {}

    private final List<SpecificRecord> commands = new ArrayList<>();
    private final Set<String> criteria = new HashSet<>();
    private final Map<String, Verified> verdicts = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> passed = new HashSet<>();
    private final Set<String> waived = new HashSet<>();
    private Policy policy;
    private int place;
    private int lastWork;
    private boolean confirmed;
    private boolean completed;

    @Override
    public void command(SpecificRecord command) {
        commands.add(command);
    }

    @Override
    public void event(String service, SpecificRecord event) {
        place++;
        switch (event) {
            case SessionStarted started -> policy = policy == null ? started.getPolicy() : policy;
            case CriterionDefined defined -> criteria.add(defined.getCriterion().getId());
            case TaskSucceeded succeeded -> lastWork = place;
            case CriterionVerified verified -> verified(verified);
            case CriterionWaived waiver -> waived(waiver);
            case ConfirmationAnswered answer ->
                confirmed |= answer.getKind() == ConfirmationKind.DONE && answer.getAnswer() == Answer.YES;
            case CommandAccepted accepted -> confirmed |= isDone(accepted.getCommandId());
            case SessionEnded end -> ended(end);
            default -> {}
        }
    }

    @Override
    public void written(String service) {
        boolean asked = criteria.isEmpty()
                || policy.getConfirm() != null && policy.getConfirm().contains(ConfirmationKind.DONE);
        Violation.unless(!completed || !asked || confirmed, "nobody said that the session is done");
        completed = false;
        confirmed = false;
    }

    private void ended(SessionEnded end) {
        completed = end.getStatus() == EndStatus.COMPLETED;
        for (String criterion : criteria) {
            boolean proven = waived.contains(criterion) || proven(verdicts.get(criterion));
            Violation.unless(!completed || proven, "COMPLETED, and %s is not proven", criterion);
            boolean passed =
                    verdicts.containsKey(criterion) && verdicts.get(criterion).verdict() == Verdict.PASSED;
            boolean listed = end.getUnproven().contains(criterion);
            Violation.unless(
                    completed || listed || passed || waived.contains(criterion),
                    "%s, and %s is not listed as unproven",
                    end.getStatus(),
                    criterion);
            Violation.unless(!listed || !waived.contains(criterion), "%s is waived and listed as unproven", criterion);
        }
    }

    private boolean proven(Verified verified) {
        return verified != null
                && verified.verdict() == Verdict.PASSED
                && (verified.place() > lastWork || !policy.getRecheckAllAfterFix());
    }

    private void verified(CriterionVerified verified) {
        String criterion = verified.getCriterionId();
        boolean pass = verified.getVerdict() == Verdict.PASSED;
        Violation.unless(
                verified.getRegression() == (!pass && passed.contains(criterion)),
                "criterion %s %s: regression is %s",
                criterion,
                verified.getVerdict(),
                verified.getRegression());
        int failed = failures.merge(criterion, pass ? 0 : 1, Integer::sum);
        Violation.unless(verified.getFailures() == failed, "%s has failed %d times", criterion, failed);
        verdicts.put(criterion, new Verified(verified.getVerdict(), place));
        if (pass) {
            passed.add(criterion);
        }
    }

    private void waived(CriterionWaived waiver) {
        waived.add(waiver.getCriterionId());
        Violation.unless(
                !waiver.getBy().isBlank() && !waiver.getReason().isBlank(),
                "a waiver of %s has no name or no reason",
                waiver.getCriterionId());
        Violation.unless(
                commands.stream().anyMatch(command -> approves(command, waiver)),
                "nobody has approved the waiver of %s: %s",
                waiver.getCriterionId(),
                waiver);
    }

    private boolean approves(SpecificRecord command, CriterionWaived waiver) {
        return switch (command) {
            case WaiveCriterion skip ->
                skip.getCriterionId().equals(waiver.getCriterionId())
                        && (waiver.getApprovedBy().equals(skip.getApprovedBy())
                                || !policy.getBlockOnSkip() && skip.getApprovedBy() == null);
            case SendSignal signal -> signal.getSignal() == Signal.DONE && !policy.getEnforced();
            case AnswerConfirmation answer -> answer.getAnswer() == Answer.SKIP && !policy.getBlockOnSkip();
            default -> false;
        };
    }

    private boolean isDone(String commandId) {
        return commands.stream()
                .anyMatch(command -> command instanceof SendSignal signal
                        && signal.getCommandId().equals(commandId)
                        && signal.getSignal() == Signal.DONE);
    }
}
