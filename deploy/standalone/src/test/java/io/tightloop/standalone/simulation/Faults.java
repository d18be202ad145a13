package io.tightloop.standalone.simulation;

import io.tightloop.baton.Phase;
import io.tightloop.baton.Turn;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WaiveCriterion;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Faults in what the phases do. */
final class Faults {
    private Faults() {}

    static Stream<Fault> all() {
        return Stream.of(
                Fault.of("a BREAK is lost", "BREAK was accepted and nothing came of it", Faults::deaf),
                Fault.of("any claim's result counts", "from a claim that was not", Faults::gullible),
                Fault.says("a result is accepted twice", "has succeeded and is accepted again", Faults::twice),
                Fault.says("COMPLETED without proof", "COMPLETED, and", Faults::hopeful),
                Fault.says("a failed check passes", "passed, and its check said", Faults::kind),
                Fault.says("a regression is forgotten", "regression is false", Faults::forgetful),
                Fault.says("an accepted task is run again", "has succeeded and is planned again", Faults::eager),
                Fault.says("a question stays open", "has ended with open questions", Faults::curious),
                Fault.says("usage is not told", "tokens are told", Faults::secretive),
                Fault.says("a late result is not answered", "nobody says what came of", Faults::silent),
                Fault.hears("nothing is checked again", "COMPLETED, and", Faults::unchecked),
                Fault.hears("a waiver needs no approver", "nobody has approved the waiver", Faults::generous),
                Fault.hears("a person's no is a yes", "was accepted and nothing came of it", Faults::willing));
    }

    /** Accepts BREAK and does nothing. */
    private static Phase deaf(Phase phase) {
        return new PhaseBetween(phase) {
            @Override
            public void command(Turn turn, SpecificRecord command) {
                if (command instanceof SendSignal signal && signal.getSignal() == Signal.BREAK) {
                    turn.emit(new CommandAccepted(
                            turn.sessionId(),
                            signal.getCommandId(),
                            "SendSignal",
                            Outcome.APPLIED,
                            "BREAK",
                            "",
                            0,
                            turn.at()));
                } else {
                    super.command(turn, command);
                }
            }
        };
    }

    /** Takes whoever answers for the one whose claim was first. */
    private static Phase gullible(Phase phase) {
        Map<String, String> claims = new HashMap<>();
        return new PhaseBetween(phase) {
            @Override
            public void work(Turn turn, SpecificRecord answer) {
                if (answer instanceof WorkClaimed claim) {
                    claims.putIfAbsent(claim.getWorkId(), claim.getClaimId());
                }
                super.work(turn, answer instanceof WorkCompleted result ? believed(result) : answer);
            }

            private WorkCompleted believed(WorkCompleted result) {
                return new WorkCompleted(
                        result.getSessionId(),
                        result.getWorkId(),
                        result.getSubject(),
                        claims.getOrDefault(result.getWorkId(), result.getClaimId()),
                        result.getOutput(),
                        result.getVerdict(),
                        result.getEvidence(),
                        result.getDiscovered(),
                        result.getPlan(),
                        result.getUsage(),
                        null,
                        result.getWorker());
            }
        };
    }

    private static List<SpecificRecord> twice(SpecificRecord event) {
        return event instanceof TaskSucceeded ? List.of(event, event) : List.of(event);
    }

    private static List<SpecificRecord> hopeful(SpecificRecord event) {
        if (event instanceof SessionEnded end && end.getStatus() == EndStatus.EXHAUSTED) {
            set(end, "status", EndStatus.COMPLETED);
        }
        return List.of(event);
    }

    private static List<SpecificRecord> kind(SpecificRecord event) {
        if (event instanceof CriterionVerified verified) {
            set(verified, "verdict", Verdict.PASSED);
        }
        return List.of(event);
    }

    private static List<SpecificRecord> forgetful(SpecificRecord event) {
        if (event instanceof CriterionVerified verified) {
            set(verified, "regression", false);
        }
        return List.of(event);
    }

    private static List<SpecificRecord> eager(SpecificRecord event) {
        if (event instanceof TaskPlanned planned && planned.getTask().getOrigin() != null) {
            set(planned.getTask(), "id", planned.getTask().getOrigin());
        }
        return List.of(event);
    }

    private static List<SpecificRecord> curious(SpecificRecord event) {
        return event instanceof ConfirmationWithdrawn ? List.of() : List.of(event);
    }

    private static List<SpecificRecord> secretive(SpecificRecord event) {
        return event instanceof UsageRecorded ? List.of() : List.of(event);
    }

    private static List<SpecificRecord> silent(SpecificRecord event) {
        return event instanceof ResultIgnored ? List.of() : List.of(event);
    }

    private static SpecificRecord unchecked(SpecificRecord event) {
        return event instanceof SessionStarted started
                ? new SessionStarted(
                        started.getSessionId(),
                        started.getStart(),
                        started.getName(),
                        started.getGoal(),
                        started.getMode(),
                        started.getCriteria(),
                        unchecked(started.getPolicy()),
                        started.getWorkspace(),
                        started.getTaskQueue(),
                        started.getCallbackUrl(),
                        started.getLabels(),
                        started.getBy(),
                        started.getAt(),
                        started.getParent())
                : event;
    }

    private static Policy unchecked(Policy policy) {
        return new Policy(
                policy.getLimits(),
                policy.getMaxConcurrent(),
                policy.getEnforced(),
                policy.getBlockOnSkip(),
                false,
                policy.getFallbackToManual(),
                policy.getAutoInfer(),
                policy.getConfirm(),
                policy.getCommitEvery(),
                policy.getIgnoreBelow(),
                policy.getEscalation(),
                policy.getPoll(),
                policy.getReminders());
    }

    private static SpecificRecord generous(SpecificRecord command) {
        return command instanceof WaiveCriterion waiver && waiver.getApprovedBy() == null
                ? new WaiveCriterion(
                        waiver.getCommandId(),
                        waiver.getSessionId(),
                        waiver.getCriterionId(),
                        waiver.getReason(),
                        waiver.getBy(),
                        "nobody")
                : command;
    }

    private static SpecificRecord willing(SpecificRecord command) {
        return command instanceof AnswerConfirmation answer
                        && answer.getKind() == ConfirmationKind.PLAN
                        && answer.getAnswer() == Answer.NO
                ? new AnswerConfirmation(
                        answer.getCommandId(),
                        answer.getSessionId(),
                        answer.getConfirmationId(),
                        answer.getKind(),
                        Answer.YES,
                        answer.getFeedback(),
                        answer.getTasks(),
                        answer.getBy())
                : command;
    }

    private static void set(SpecificRecord record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }
}
