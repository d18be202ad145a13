package io.tightloop.standalone.simulation;

import io.tightloop.baton.Turn;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.WorkItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** A turn that hands on everything to another: a fault changes one thing of it. */
class TurnBetween implements Turn {
    final Turn turn;

    TurnBetween(Turn turn) {
        this.turn = turn;
    }

    @Override
    public String sessionId() {
        return turn.sessionId();
    }

    @Override
    public long at() {
        return turn.at();
    }

    @Override
    public String nonce() {
        return turn.nonce();
    }

    @Override
    public long commandOffset() {
        return turn.commandOffset();
    }

    @Override
    public Optional<String> tombstone() {
        return turn.tombstone();
    }

    @Override
    public <T> Optional<T> root(Class<T> type) {
        return turn.root(type);
    }

    @Override
    public void root(Object value) {
        turn.root(value);
    }

    @Override
    public <T> Optional<T> part(String key, Class<T> type) {
        return turn.part(key, type);
    }

    @Override
    public void part(String key, Object value) {
        turn.part(key, value);
    }

    @Override
    public void remove(String key) {
        turn.remove(key);
    }

    @Override
    public <T> List<T> parts(String prefix, Class<T> type) {
        return turn.parts(prefix, type);
    }

    @Override
    public void enqueue(String rank, String key) {
        turn.enqueue(rank, key);
    }

    @Override
    public void dequeue(String rank, String key) {
        turn.dequeue(rank, key);
    }

    @Override
    public Optional<String> firstQueued() {
        return turn.firstQueued();
    }

    @Override
    public void deadline(String part, long at) {
        turn.deadline(part, at);
    }

    @Override
    public void emit(SpecificRecord event) {
        turn.emit(event);
    }

    @Override
    public boolean knowsQueue(String queue) {
        return turn.knowsQueue(queue);
    }

    @Override
    public void suspend(Suspension suspension, String subject, String by) {
        turn.suspend(suspension, subject, by);
    }

    @Override
    public void dispatch(WorkItem item) {
        turn.dispatch(item);
    }

    @Override
    public void begin() {
        turn.begin();
    }

    @Override
    public void handOff(Function<Handoff, SpecificRecord> event) {
        turn.handOff(event);
    }

    @Override
    public void archive() {
        turn.archive();
    }
}
