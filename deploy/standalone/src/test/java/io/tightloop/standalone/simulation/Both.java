package io.tightloop.standalone.simulation;

import io.tightloop.schemas.WorkItem;
import org.apache.avro.specific.SpecificRecord;

/** Two who see the same, one after the other. */
record Both(Witness first, Witness second) implements Witness {
    @Override
    public void command(SpecificRecord command) {
        first.command(command);
        second.command(command);
    }

    @Override
    public void answer(SpecificRecord answer) {
        first.answer(answer);
        second.answer(answer);
    }

    @Override
    public void sent(String id, SpecificRecord answer) {
        first.sent(id, answer);
        second.sent(id, answer);
    }

    @Override
    public void caused(String id, SpecificRecord event) {
        first.caused(id, event);
        second.caused(id, event);
    }

    @Override
    public void item(String service, WorkItem item) {
        first.item(service, item);
        second.item(service, item);
    }

    @Override
    public void event(String service, SpecificRecord event) {
        first.event(service, event);
        second.event(service, event);
    }

    @Override
    public void written(String service) {
        first.written(service);
        second.written(service);
    }

    @Override
    public void settled() {
        first.settled();
        second.settled();
    }
}
