package io.tightloop.standalone.simulation;

import io.tightloop.baton.Phase;
import io.tightloop.baton.Standing;
import io.tightloop.baton.Turn;
import org.apache.avro.specific.SpecificRecord;

/** A phase that hands on everything to another: a fault changes one thing of it. */
class PhaseBetween implements Phase {
    private final Phase phase;

    PhaseBetween(Phase phase) {
        this.phase = phase;
    }

    /** The turn as the phase sees it. */
    Turn seen(Turn turn) {
        return turn;
    }

    @Override
    public String service() {
        return phase.service();
    }

    @Override
    public void command(Turn turn, SpecificRecord command) {
        phase.command(seen(turn), command);
    }

    @Override
    public void event(Turn turn, SpecificRecord event) {
        phase.event(seen(turn), event);
    }

    @Override
    public void received(Turn turn, SpecificRecord handoff) {
        phase.received(seen(turn), handoff);
    }

    @Override
    public void work(Turn turn, SpecificRecord workEvent) {
        phase.work(seen(turn), workEvent);
    }

    @Override
    public void due(Turn turn, String part) {
        phase.due(seen(turn), part);
    }

    @Override
    public boolean hearsWorker(Turn turn, String part) {
        return phase.hearsWorker(seen(turn), part);
    }

    @Override
    public Standing standing(Turn turn) {
        return phase.standing(seen(turn));
    }

    @Override
    public void interrupt(Turn turn, String reason) {
        phase.interrupt(seen(turn), reason);
    }

    @Override
    public void proceed(Turn turn) {
        phase.proceed(seen(turn));
    }

    @Override
    public void park(Turn turn, String cause) {
        phase.park(seen(turn), cause);
    }

    @Override
    public String tombstone(Turn turn) {
        return phase.tombstone(turn);
    }
}
