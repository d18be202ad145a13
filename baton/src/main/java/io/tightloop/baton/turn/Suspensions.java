package io.tightloop.baton.turn;

import io.tightloop.baton.Phase;
import io.tightloop.baton.Standing;
import io.tightloop.baton.suspension.Event;
import io.tightloop.baton.suspension.Input;
import io.tightloop.baton.suspension.Kind;
import io.tightloop.baton.suspension.PollItem;
import io.tightloop.baton.suspension.Polls;
import io.tightloop.baton.suspension.SuspensionDecider;
import io.tightloop.baton.suspension.Wait;
import io.tightloop.schemas.Message;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkRefused;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The sessions of one partition that wait: begins, polls and ends their suspensions. */
final class Suspensions {
    /** The deadline of a suspension, among the parts of its session; no phase names a part like this. */
    static final String PART = "\u0001suspension";

    /** What a session says about its polls. */
    record Setup(String workspace, long everyMs, int attempts) {
        private static final Setup USUAL = new Setup(null, Polls.USUAL.everyMs(), Polls.USUAL.attempts());

        Polls polls() {
            return new Polls(everyMs, attempts);
        }
    }

    private final SessionDesk desk;
    private final Phase phase;
    private final Store store;
    private final Inbox inbox;

    Suspensions(SessionDesk desk, Phase phase, Inbox inbox) {
        this.desk = desk;
        this.phase = phase;
        this.store = desk.store();
        this.inbox = inbox;
    }

    boolean waits(String session) {
        return store.has(Keys.wait(session));
    }

    /** Whether a worker has taken the poll whose end this session waits for. */
    boolean hearsWorker(String session) {
        return wait(session).map(Wait::live).map(PollItem::claimId).isPresent();
    }

    /** Keeps what a session says about its polls. */
    void note(SessionStarted started) {
        String workspace = started.getWorkspace().getPath();
        long every = started.getPolicy().getPoll().getEveryMs();
        int attempts = started.getPolicy().getPoll().getAttempts();
        Setup setup = new Setup(workspace, every, attempts);
        if (!setup.equals(Setup.USUAL)) {
            store.write(Keys.setup(started.getSessionId()), setup);
        }
    }

    /** Begins a wait; the refusal when the session waits already. */
    Optional<Event.Refused> begin(StoredTurn turn, Suspension asked, String subject, String by) {
        String session = turn.sessionId();
        StoredCheck check = asked.getCheck() == null ? null : StoredCheck.of(asked.getCheck());
        Input.Suspend input =
                Conditions.asked(asked, subject, by, setup(session).polls(), turn.at());
        if (check != null && input.kind() != Kind.MANUAL && !waits(session)) {
            store.write(Keys.waitCheck(session), check);
        }
        return refusal(run(turn, input));
    }

    /** Ends a wait by a person's decision; the refusal when that cannot be. */
    Optional<Event.Refused> resume(StoredTurn turn, Input.Choice choice, String comment, String by) {
        boolean ofWork = wait(turn.sessionId()).map(Wait::ofWork).orElse(false);
        Optional<Event.Refused> refused = refusal(run(turn, new Input.Resume(choice, comment, by, turn.at())));
        if (refused.isEmpty() && choice == Input.Choice.REJECT && !ofWork) {
            String who = by.isEmpty() ? "" : " by " + by;
            phase.interrupt(turn, "the suspension was rejected" + who + (comment.isEmpty() ? "" : ": " + comment));
        }
        return refused;
    }

    /** Takes a worker's answer about a poll. */
    void work(StoredTurn turn, SpecificRecord answer) {
        switch (answer) {
            case WorkClaimed claim ->
                ignored(run(turn, Conditions.claim(claim, turn.at())))
                        .ifPresent(reason -> refuse(turn, claim.getWorkId(), claim.getClaimId(), reason));
            case WorkHeartbeat beat ->
                ignored(run(turn, new Input.KeepPoll(beat.getWorkId(), beat.getClaimId(), turn.at())))
                        .ifPresent(reason -> refuse(turn, beat.getWorkId(), beat.getClaimId(), reason));
            case WorkCompleted result -> ended(turn, Conditions.result(result, turn.at()));
            case WorkFailed failure -> ended(turn, Conditions.result(failure, turn.at()));
            default -> ignore(turn, Conditions.workId(answer), "a poll can only be completed or fail");
        }
    }

    /** What a phase wants done at some time, or not any more: it overrules a timer that was put off. */
    void planned(String session, String part) {
        store.remove(Keys.deferred(session, part));
    }

    /** Does what the deadline asks for. */
    void due(StoredTurn turn) {
        Optional<Wait> wait = wait(turn.sessionId());
        String queue = wait.map(Wait::queue).orElse(null);
        String workId = queue != null && desk.knowsQueue(queue) ? workId(turn) : null;
        run(turn, new Input.Due(workId, turn.at()));
    }

    /** A timer of the phase: it waits until the session goes on. */
    void defer(StoredTurn turn, String part) {
        store.put(Keys.deferred(turn.sessionId(), part), new byte[] {1});
    }

    /** The session has ended: it does not wait any more. */
    void ended(StoredTurn turn) {
        if (waits(turn.sessionId())) {
            run(turn, new Input.End(turn.at()));
        }
    }

    private void ended(StoredTurn turn, Input.EndPoll result) {
        ignored(run(turn, result)).ifPresent(reason -> ignore(turn, result.workId(), reason));
    }

    private List<Event> run(StoredTurn turn, Input input) {
        Optional<Wait> state = wait(turn.sessionId());
        List<Event> events = SuspensionDecider.decide(input, state);
        for (Event event : events) {
            Optional<Wait> before = state;
            state = SuspensionDecider.evolve(state, event);
            tell(turn, event, before);
        }
        save(turn, state);
        return events;
    }

    private void tell(StoredTurn turn, Event event, Optional<Wait> before) {
        String session = turn.sessionId();
        Suspended words = new Suspended(session, desk.service(), iteration(turn));
        switch (event) {
            case Event.Suspended begun -> desk.emit(session, words.of(begun, check(session)));
            case Event.PollDispatched poll ->
                desk.put(
                        session,
                        words.of(
                                poll,
                                before.orElseThrow(),
                                check(session),
                                setup(session).workspace()));
            case Event.PollMissed missed -> desk.emit(session, words.of(missed));
            case Event.PollCancelled gone ->
                desk.emit(
                        session,
                        new WorkCancelled(session, gone.workId(), Suspended.SUBJECT, gone.reason(), gone.at()));
            case Event.Resumed resumed -> resumed(turn, resumed, before.orElseThrow(), words);
            case Event.PollKept _, Event.Refused _, Event.Ignored _ -> {}
        }
    }

    private void resumed(StoredTurn turn, Event.Resumed resumed, Wait before, Suspended words) {
        String session = turn.sessionId();
        desk.emit(session, words.of(resumed));
        if (before.ofWork()) {
            String id = "resumed-" + resumed.at();
            inbox.add(session, new Message(id, Suspended.told(resumed), resumed.by(), resumed.at()));
        }
    }

    private void save(StoredTurn turn, Optional<Wait> state) {
        String session = turn.sessionId();
        if (state.isPresent()) {
            store.write(Keys.wait(session), state.get());
            turn.deadline(PART, state.get().deadline());
        } else if (waits(session)) {
            store.remove(Keys.wait(session));
            store.remove(Keys.waitCheck(session));
            turn.deadline(PART, 0);
            for (String key : store.keys(Keys.deferredPrefix(session))) {
                store.remove(key);
                turn.deadline(Keys.fields(key)[3], turn.at());
            }
        }
    }

    private int iteration(StoredTurn turn) {
        Standing standing = phase.standing(turn);
        return standing.iteration();
    }

    private void refuse(StoredTurn turn, String workId, String claimId, String reason) {
        desk.emit(
                turn.sessionId(),
                new WorkRefused(turn.sessionId(), workId, Suspended.SUBJECT, claimId, reason, turn.at()));
    }

    private void ignore(StoredTurn turn, String workId, String reason) {
        desk.emit(
                turn.sessionId(),
                new ResultIgnored(turn.sessionId(), workId, Suspended.SUBJECT, reason, iteration(turn), turn.at()));
    }

    private String workId(StoredTurn turn) {
        return Conditions.workId(desk.custody(turn.sessionId()).start(), turn.nonce());
    }

    private Optional<Wait> wait(String session) {
        return Optional.ofNullable(store.read(Keys.wait(session), Wait.class));
    }

    private StoredCheck check(String session) {
        return store.read(Keys.waitCheck(session), StoredCheck.class);
    }

    private Setup setup(String session) {
        Setup known = store.read(Keys.setup(session), Setup.class);
        return known == null ? Setup.USUAL : known;
    }

    private static Optional<String> ignored(List<Event> events) {
        return events.stream()
                .filter(Event.Ignored.class::isInstance)
                .map(Event.Ignored.class::cast)
                .map(Event.Ignored::reason)
                .findFirst();
    }

    private static Optional<Event.Refused> refusal(List<Event> events) {
        return events.stream()
                .filter(Event.Refused.class::isInstance)
                .map(Event.Refused.class::cast)
                .findFirst();
    }
}
