package io.tightloop.baton.turn;

import io.tightloop.baton.Sha256;
import io.tightloop.baton.suspension.Input;
import io.tightloop.baton.suspension.Kind;
import io.tightloop.baton.suspension.Polls;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Reads what messages say of suspensions. */
final class Conditions {
    private static final long POLL_MS = 60_000;
    private static final int DIGEST_BYTES = 16;
    private static final long LONGEST_MS = 3_650L * 86_400_000;

    /** The last moment of the year 9999, ms since the epoch: what stores and people can write down. */
    private static final long LAST = 253_402_300_799_999L;

    /** Tells the ids of polls from those of work whose task happens to be called like one. */
    private static final String POLL = "-poll-";

    private Conditions() {}

    /** What is wrong with a suspension, naming the field; empty when nothing is. */
    static Optional<String> wrong(Suspension asked) {
        return Optional.ofNullable(
                switch (asked.getType()) {
                    case TIME -> wrongTime(asked);
                    case POLL, FILE -> wrongCheck(asked);
                    case MANUAL -> null;
                    case UNKNOWN -> "suspension.type: is not known to this version";
                });
    }

    private static String wrongTime(Suspension asked) {
        if ((asked.getForMs() == null) == (asked.getUntil() == null)) {
            return "suspension: TIME needs either for or until";
        }
        if (tooLong(asked)) {
            return "suspension.for: must be from 0 to 3650 days";
        }
        return asked.getUntil() != null && asked.getUntil() > LAST
                ? "suspension.until: must be before the year 10000"
                : null;
    }

    private static String wrongCheck(Suspension asked) {
        if (asked.getCheck() == null) {
            return "suspension.check: is required";
        }
        if (asked.getType() == SuspensionType.FILE && asked.getCheck().getType() != CheckType.FILE) {
            return "suspension.check.type: must be FILE";
        }
        return queue(asked.getCheck()).isEmpty() ? "suspension.check.type: no worker can look for it" : null;
    }

    /** What is asked for; what makes no sense (a worker may say anything) is for a person to decide. */
    static Input.Suspend asked(Suspension asked, String subject, String by, Polls polls, long at) {
        return wrong(asked)
                .map(error -> new Input.Suspend(
                        Kind.MANUAL, asked.getReason() + " (" + error + ")", 0, null, 0, subject, by, polls, at))
                .orElseGet(() -> read(asked, subject, by, polls, at));
    }

    private static Input.Suspend read(Suspension asked, String subject, String by, Polls polls, long at) {
        Check check = asked.getCheck();
        long until = asked.getUntil() != null ? asked.getUntil() : at + ofNullable(asked.getForMs());
        Long timeout = check == null ? null : check.getTimeoutMs();
        return new Input.Suspend(
                Kind.valueOf(asked.getType().name()),
                asked.getReason(),
                asked.getType() == SuspensionType.TIME ? Math.max(1, until) : 0,
                check == null ? null : queue(check).orElse(null),
                timeout == null ? POLL_MS : Math.clamp(timeout, 1, LONGEST_MS),
                subject,
                by,
                polls,
                at);
    }

    /** What a poll's result says: the condition is met when its check has passed. */
    static Input.EndPoll result(WorkCompleted result, long at) {
        boolean passed = result.getVerdict() == Verdict.PASSED;
        String seen = result.getEvidence() == null ? "" : result.getEvidence().getSummary();
        return new Input.EndPoll(
                result.getWorkId(),
                result.getClaimId(),
                passed,
                seen.isEmpty() ? "verdict: " + result.getVerdict() : seen,
                at);
    }

    static Input.EndPoll result(WorkFailed failure, long at) {
        return new Input.EndPoll(
                failure.getWorkId(),
                failure.getClaimId(),
                false,
                failure.getError().getMessage(),
                at);
    }

    static Input.TakePoll claim(WorkClaimed claim, long at) {
        return new Input.TakePoll(claim.getWorkId(), claim.getClaimId(), claim.getLeaseMs(), at);
    }

    /** Whether a worker's answer is about a poll. */
    static boolean isPoll(SpecificRecord answer) {
        return Fields.subject(answer).equals(Suspended.SUBJECT)
                && workId(answer).contains(POLL);
    }

    /** The work item that a worker's answer names. */
    static String workId(SpecificRecord answer) {
        return String.valueOf(answer.get(answer.getSchema().getField("workId").pos()));
    }

    /** The claim that a result makes by itself; empty when it was made before. */
    static Optional<WorkClaimed> claimIn(SpecificRecord answer) {
        return switch (answer) {
            case WorkCompleted e
            when e.getWorker() != null ->
                Optional.of(claim(e.getSessionId(), e.getWorkId(), e.getSubject(), e.getClaimId(), e.getWorker()));
            case WorkFailed e
            when e.getWorker() != null ->
                Optional.of(claim(e.getSessionId(), e.getWorkId(), e.getSubject(), e.getClaimId(), e.getWorker()));
            default -> Optional.empty();
        };
    }

    private static WorkClaimed claim(String session, String workId, String subject, String claimId, String worker) {
        return new WorkClaimed(session, workId, subject, claimId, worker, null, "");
    }

    /** Id of a poll: unique over all runs, and not to be guessed without the nonce. */
    static String workId(long start, String nonce) {
        byte[] seed = (nonce + "|" + Suspended.SUBJECT).getBytes(StandardCharsets.UTF_8);
        byte[] digest = Sha256.digest().digest(seed);
        return start + POLL + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }

    private static Optional<String> queue(Check check) {
        return switch (check.getType()) {
            case COMMAND -> Optional.of("command");
            case HTTP -> Optional.of("http");
            case FILE -> Optional.of("file");
            case AGENT -> Optional.ofNullable(check.getQueue());
            case MANUAL, UNKNOWN -> Optional.empty();
        };
    }

    private static boolean tooLong(Suspension asked) {
        long length = ofNullable(asked.getForMs());
        return length < 0 || length > LONGEST_MS;
    }

    private static long ofNullable(Long value) {
        return value == null ? 0 : value;
    }
}
