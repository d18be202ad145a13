package io.tightloop.standalone.simulation;

import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import org.apache.avro.specific.SpecificRecord;

/** A session waits for one thing at a time; while it does, nothing is dispatched but polls, and no baton is passed. */
final class SuspensionRules implements Witness {
    private boolean waits;
    private boolean forPeople;
    private int polls;

    /** Whether the session is suspended. */
    boolean waits() {
        return waits;
    }

    /** Whether nobody but a person can end it. */
    boolean waitsForPeople() {
        return waits && forPeople;
    }

    @Override
    public void item(String service, WorkItem item) {
        boolean poll = item.getKind() == WorkKind.POLL;
        Violation.unless(!waits || poll, "the %s dispatches %s of a suspended session", service, item.getSubject());
        Violation.unless(waits || !poll, "the %s polls and the session is not suspended", service);
    }

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case SessionSuspended suspended -> {
                Violation.unless(!waits, "the session is suspended twice");
                waits = true;
                forPeople = suspended.getSuspension().getType() == SuspensionType.MANUAL;
                polls = 0;
            }
            case SuspensionPolled polled -> {
                Violation.unless(waits && polled.getAttempts() == ++polls, "poll %d comes out of turn", polls);
                forPeople = polled.getTimedOut();
            }
            case SuspensionEnded ended -> {
                Violation.unless(waits, "the session is resumed and was not suspended");
                waits = false;
            }
            case SessionEnded ended -> Violation.unless(!waits, "the session ends and is still suspended");
            case PlanConfirmed plan -> passes(service);
            case ExecutionFinished execution -> passes(service);
            case LoopContinued loop -> passes(service);
            default -> {}
        }
    }

    private void passes(String service) {
        Violation.unless(!waits, "the %s passes the baton of a suspended session", service);
    }
}
