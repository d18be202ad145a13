package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Answer;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.TaskSucceeded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** A question is answered or withdrawn once; what needs a person's yes has it. */
final class QuestionRules implements Witness {
    private final Map<String, ConfirmationRequested> open = new HashMap<>();
    private final Set<String> reviewed = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> tasksAgreed = new HashSet<>();
    private Policy policy;
    private boolean planAgreed;
    private boolean ended;
    private SessionStatus status = SessionStatus.RUNNING;

    /** Whether the session says that it waits for people alone. */
    boolean awaiting() {
        return status == SessionStatus.AWAITING;
    }

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case SessionStarted started -> policy = policy == null ? started.getPolicy() : policy;
            case ConfirmationRequested question -> asked(question);
            case ConfirmationAnswered answer -> answered(answer);
            case ConfirmationWithdrawn withdrawn -> closed(withdrawn.getConfirmationId(), "withdrawn");
            case PlanProposed proposed -> planAgreed = false;
            case PlanConfirmed plan -> planned();
            case TaskSucceeded succeeded -> succeeded(succeeded);
            case StatusChanged changed -> status(changed);
            case SessionEnded end -> ended = true;
            case SessionResumed resumed -> {
                ended = false;
                status = SessionStatus.RUNNING;
            }
            case ExecutionFinished finished -> status = SessionStatus.RUNNING;
            case LoopContinued continued -> status = SessionStatus.RUNNING;
            default -> {}
        }
    }

    @Override
    public void written(String service) {
        Violation.unless(!ended || open.isEmpty(), "the session has ended with open questions: %s", open.keySet());
    }

    private void asked(ConfirmationRequested question) {
        String id = question.getConfirmationId();
        Violation.unless(!closed.contains(id), "%s is asked again after it was answered or withdrawn", id);
        Violation.unless(open.put(id, question) == null, "%s is asked twice", id);
        Violation.unless(
                !reviewed.remove(id) || !question.getReply().isEmpty(), "%s is asked again without a reply", id);
    }

    private void answered(ConfirmationAnswered answer) {
        ConfirmationRequested question = open.get(answer.getConfirmationId());
        Violation.unless(question != null, "%s is answered and not open", answer.getConfirmationId());
        Violation.unless(
                question.getOptions().contains(answer.getAnswer()),
                "%s is answered %s",
                answer.getConfirmationId(),
                answer.getAnswer());
        closed(answer.getConfirmationId(), "answered");
        if (answer.getAnswer() == Answer.REVIEW) {
            closed.remove(answer.getConfirmationId());
            reviewed.add(answer.getConfirmationId());
        }
        if (answer.getAnswer() == Answer.YES && answer.getKind() == ConfirmationKind.PLAN) {
            planAgreed = true;
        }
        if (answer.getAnswer() == Answer.YES && answer.getKind() == ConfirmationKind.TASK) {
            tasksAgreed.add(answer.getSubject());
        }
    }

    private void closed(String id, String how) {
        Violation.unless(open.remove(id) != null, "%s is %s and not open", id, how);
        closed.add(id);
    }

    private void planned() {
        Violation.unless(!asks(ConfirmationKind.PLAN) || planAgreed, "a plan is run that nobody agreed to");
        planAgreed = false;
        status = SessionStatus.RUNNING;
    }

    private void succeeded(TaskSucceeded succeeded) {
        Violation.unless(
                !asks(ConfirmationKind.TASK) || tasksAgreed.contains(succeeded.getTaskId()),
                "task %s is done and nobody agreed",
                succeeded.getTaskId());
    }

    private void status(StatusChanged changed) {
        Violation.unless(changed.getStatus() != status, "the status changes from %s to the same", status);
        status = changed.getStatus();
        Violation.unless(
                status != SessionStatus.AWAITING || !open.isEmpty(), "the session awaits the answer to no question");
    }

    private boolean asks(ConfirmationKind kind) {
        return policy.getConfirm() != null && policy.getConfirm().contains(kind);
    }
}
