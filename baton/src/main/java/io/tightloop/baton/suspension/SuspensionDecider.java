package io.tightloop.baton.suspension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides when a session waits and when it waits no more (design section 5). */
public final class SuspensionDecider {
    /** What a worker gets beyond a poll's timeout to report that it timed out, in ms. */
    static final long GRACE_MS = 5_000;

    /** How long a poll may lie on its queue before it is dispatched again, in ms. */
    static final long UNCLAIMED_MS = 6 * 3_600_000L;

    private static final String OVER = "the poll was over";

    private SuspensionDecider() {}

    public static List<Event> decide(Input input, Optional<Wait> state) {
        return switch (input) {
            case Input.Suspend suspend -> List.of(suspend(suspend, state));
            case Input.Resume resume -> resume(resume, state);
            case Input.TakePoll taken -> taken(taken, state);
            case Input.KeepPoll kept -> List.of(kept(kept, state));
            case Input.EndPoll ended -> List.of(ended(ended, state));
            case Input.Due due -> state.map(wait -> due(due, wait)).orElse(List.of());
            case Input.End end ->
                state.map(wait -> over(wait, new Event.Resumed(Event.How.ENDED, "", "", end.at())))
                        .orElse(List.of());
        };
    }

    public static Optional<Wait> evolve(Optional<Wait> state, Event event) {
        return switch (event) {
            case Event.Suspended begun -> Optional.of(begun.begun());
            case Event.PollDispatched poll -> state.map(wait -> wait.polling(poll.item(), poll.due()));
            case Event.PollKept poll -> state.map(wait -> wait.polling(poll.item(), poll.due()));
            case Event.PollMissed missed -> state.map(wait -> wait.missed(missed.due()));
            case Event.Resumed _ -> Optional.empty();
            case Event.PollCancelled _, Event.Refused _, Event.Ignored _ -> state;
        };
    }

    private static Event suspend(Input.Suspend ask, Optional<Wait> state) {
        if (state.isPresent()) {
            return new Event.Refused(
                    Event.Why.ALREADY_SUSPENDED, "the session is suspended already: " + words(state.get()));
        }
        long due = ask.kind().polls() ? ask.at() : ask.until();
        return new Event.Suspended(
                new Wait(
                        ask.kind(),
                        ask.reason(),
                        ask.until(),
                        ask.queue(),
                        ask.timeoutMs(),
                        ask.subject(),
                        ask.by(),
                        ask.rule(),
                        0,
                        null,
                        due),
                ask.at());
    }

    private static List<Event> resume(Input.Resume resume, Optional<Wait> state) {
        if (state.isEmpty()) {
            return List.of(new Event.Refused(Event.Why.NOT_SUSPENDED, "the session is not suspended"));
        }
        boolean manual = state.get().kind() == Kind.MANUAL;
        if (!manual && resume.choice() != Input.Choice.FORCE) {
            return List.of(new Event.Refused(
                    Event.Why.NOT_MANUAL,
                    "decision: the suspension does not wait for a person; only FORCE ends it before its condition"));
        }
        Event.How how = switch (resume.choice()) {
            case APPROVE -> Event.How.APPROVED;
            case REJECT -> Event.How.REJECTED;
            case FORCE -> Event.How.FORCED;
        };
        return over(state.get(), new Event.Resumed(how, resume.by(), resume.comment(), resume.at()));
    }

    private static List<Event> taken(Input.TakePoll taken, Optional<Wait> state) {
        Optional<Wait> live = live(state, taken.workId());
        if (live.isEmpty()) {
            return List.of(new Event.Ignored(OVER));
        }
        PollItem poll = live.get().live();
        if (poll.heldBy(taken.claimId())) {
            return List.of();
        }
        return List.of(
                poll.claimed()
                        ? new Event.Ignored("another claim has the poll")
                        : kept(poll.taken(taken.claimId(), taken.leaseMs(), taken.at(), longest(live.get()))));
    }

    /** A lease that has ended stays so, even while nobody has noticed yet. */
    private static Event kept(Input.KeepPoll alive, Optional<Wait> state) {
        return held(state, alive.workId(), alive.claimId())
                .map(Wait::live)
                .map(poll -> kept(poll.renewed(alive.at())))
                .orElseGet(() -> stray(state, alive.workId()));
    }

    private static Event kept(PollItem poll) {
        return new Event.PollKept(poll, poll.deadline());
    }

    private static Event ended(Input.EndPoll ended, Optional<Wait> state) {
        return held(state, ended.workId(), ended.claimId())
                .map(wait -> ended.found()
                        ? new Event.Resumed(Event.How.MET, "", ended.summary(), ended.at())
                        : missed(wait, ended.summary(), wait.live().at(), ended.at()))
                .orElseGet(() -> stray(state, ended.workId()));
    }

    private static List<Event> due(Input.Due due, Wait wait) {
        if (wait.deadline() == 0 || due.at() < wait.deadline()) {
            return List.of();
        }
        return switch (wait.kind()) {
            case TIME -> List.of(new Event.Resumed(Event.How.ELAPSED, "", "", due.at()));
            case POLL, FILE -> poll(due, wait);
            case MANUAL -> List.of();
        };
    }

    private static List<Event> poll(Input.Due due, Wait wait) {
        if (wait.live() == null) {
            return List.of(
                    due.workId() == null
                            ? missed(wait, "there is no queue '" + wait.queue() + "'", due.at(), due.at())
                            : dispatched(wait, due));
        }
        // One that nobody has taken is no attempt: it lies until a worker comes.
        if (!wait.live().claimed()) {
            return unclaimed(due, wait);
        }
        String reason = due.at() >= wait.live().overAt() ? "the poll took too long" : "its worker is not heard of";
        return List.of(
                new Event.PollCancelled(wait.live().workId(), reason, due.at()),
                missed(wait, reason, wait.live().at(), due.at()));
    }

    private static List<Event> unclaimed(Input.Due due, Wait wait) {
        if (due.workId() == null || due.at() - wait.live().at() < UNCLAIMED_MS) {
            return List.of(
                    new Event.PollKept(wait.live(), due.at() + wait.rule().everyMs()));
        }
        return List.of(
                new Event.PollCancelled(wait.live().workId(), "nobody took it", due.at()), dispatched(wait, due));
    }

    private static Event dispatched(Wait wait, Input.Due due) {
        return new Event.PollDispatched(
                PollItem.dispatched(due.workId(), due.at()),
                due.at() + wait.rule().everyMs());
    }

    private static List<Event> over(Wait wait, Event.Resumed resumed) {
        List<Event> events = new ArrayList<>();
        if (wait.live() != null) {
            events.add(new Event.PollCancelled(wait.live().workId(), "the suspension is over", resumed.at()));
        }
        events.add(resumed);
        return events;
    }

    private static Event missed(Wait wait, String summary, long begunAt, long at) {
        int attempts = wait.polls() + 1;
        int limit = wait.rule().attempts();
        long next = attempts >= limit ? 0 : Math.max(at, begunAt + wait.rule().everyMs());
        return new Event.PollMissed(attempts, limit, summary, next, at);
    }

    private static long longest(Wait wait) {
        return wait.timeoutMs() + GRACE_MS;
    }

    private static Optional<Wait> live(Optional<Wait> state, String workId) {
        return state.filter(wait -> wait.live() != null && wait.live().workId().equals(workId));
    }

    private static Optional<Wait> held(Optional<Wait> state, String workId, String claimId) {
        return live(state, workId).filter(wait -> wait.live().heldBy(claimId));
    }

    private static Event stray(Optional<Wait> state, String workId) {
        return new Event.Ignored(live(state, workId)
                .map(wait -> wait.live().claimed() ? "another claim has the poll" : "nobody has claimed the poll")
                .orElse(OVER));
    }

    private static String words(Wait wait) {
        return wait.kind() + (wait.reason().isEmpty() ? "" : " (" + wait.reason() + ")");
    }
}
